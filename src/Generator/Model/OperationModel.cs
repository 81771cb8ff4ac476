namespace InstrumentGen.Generator.Model;

/// <summary>All that is known of an instrumented method, but for where it stands in its file: that moves with every line above it, and a
/// body must not.</summary>
/// <param name="Id">The documentation id of the method's definition: the same in every assembly that calls it.</param>
/// <param name="Name">The operation's name, for all signals.</param>
/// <param name="Scope">The assembly that declares the method.</param>
/// <param name="Holder">The containing type, as a dotted path that a file can be named by: <c>Shop.Ordering.OrderService</c>.</param>
/// <param name="Function">The value of <c>code.function.name</c>.</param>
/// <param name="Owner">Who records its calls.</param>
/// <param name="Method">The method's own name, escaped.</param>
/// <param name="Target">The method that generated code calls: itself or, where it is partial, its core.</param>
/// <param name="Signals">What is recorded.</param>
/// <param name="IsDeclaredHere">Whether this compilation declares the method, so that its file and line are known.</param>
/// <param name="IsExported">Whether other assemblies can call it.</param>
sealed record OperationModel(
    string Id,
    string Name,
    ScopeModel Scope,
    string Holder,
    string Function,
    OperationOwner Owner,
    string Method,
    TargetModel Target,
    SignalModel Signals,
    bool IsDeclaredHere,
    bool IsExported);
