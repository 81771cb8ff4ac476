namespace InstrumentGen.Generator.Model;

/// <summary>An interface that somebody asks to decorate.</summary>
/// <param name="Service">The interface as <c>typeof</c> names it: <c>global::Shop.IRepository&lt;&gt;</c>.</param>
/// <param name="Decorator">Its decorator; <see langword="null"/> where it cannot be written.</param>
sealed record DecorationModel(string Service, DecoratorModel? Decorator);

/// <summary>A decorator, in the text that its class needs: it implements every member of its interface and of those that this one
/// inherits.</summary>
/// <param name="Holder">The interface, as a dotted path that a file can be named by.</param>
/// <param name="Interface">The interface, fully qualified, with type parameters.</param>
/// <param name="TypeParameters">The type parameters of the interface and of the types that it is nested in, outermost first.</param>
/// <param name="IsDisposable">Whether the interface is disposable, in whichever way.</param>
/// <param name="IsObsolete">Whether code that names the interface must be obsolete itself.</param>
/// <param name="Methods">Its methods.</param>
/// <param name="Properties">Its properties and indexers.</param>
/// <param name="Events">Its events.</param>
sealed record DecoratorModel(
    string Holder,
    string Interface,
    EquatableArray<TypeParameterModel> TypeParameters,
    bool IsDisposable,
    bool IsObsolete,
    EquatableArray<DecoratedMethodModel> Methods,
    EquatableArray<DecoratedPropertyModel> Properties,
    EquatableArray<DecoratedEventModel> Events)
{
    /// <summary>The operations that it records.</summary>
    public IEnumerable<string> OperationIds => Methods.Select(static method => method.OperationId).OfType<string>();

    /// <summary>The names that its members use, not escaped: a name beside them must be another.</summary>
    public IEnumerable<string> DeclaredNames => TypeParameters.Select(static parameter => parameter.Name.TrimStart('@'))
        .Concat(Methods.SelectMany(static method => method.Target.DeclaredNames))
        .Concat(Properties.SelectMany(static property => property.Parameters).Select(static parameter => parameter.Name.TrimStart('@')));

    /// <summary>The ids of experimental diagnostics that its code raises.</summary>
    public IEnumerable<string> Experiments => Methods.SelectMany(static method => method.Target.Experiments).Concat(Properties.SelectMany(static property => property.Experiments)).Distinct();
}

/// <summary>A method of a decorated interface.</summary>
/// <param name="Target">The method; its containing type has its type arguments, and its type parameters are its own only.</param>
/// <param name="TypeArguments">The type arguments of its containing types, outermost first, then its own type parameters: what the
/// operation's wrapper takes.</param>
/// <param name="Clauses">The constraint clauses that its implementation must repeat, so that <c>T?</c> means there what it means here.</param>
/// <param name="OperationId">The operation that it is; <see langword="null"/> where calls are only passed on.</param>
sealed record DecoratedMethodModel(TargetModel Target, EquatableArray<string> TypeArguments, EquatableArray<string> Clauses, string? OperationId);

/// <summary>A property or an indexer of a decorated interface.</summary>
/// <param name="ContainingType">Its interface, with type arguments.</param>
/// <param name="Name">Its name, escaped; <c>this</c> for an indexer.</param>
/// <param name="Type">Its type, with <c>ref</c> where it is returned so.</param>
/// <param name="Parameters">The parameters of an indexer.</param>
/// <param name="HasGetter">Whether it has a getter to implement.</param>
/// <param name="HasSetter">Whether it has a setter to implement.</param>
/// <param name="Attributes">Attributes that its accessors carry, as C#.</param>
/// <param name="IsObsolete">Whether code that names it must be obsolete itself.</param>
/// <param name="Experiments">The ids of experimental diagnostics that using it raises.</param>
sealed record DecoratedPropertyModel(
    string ContainingType,
    string Name,
    string Type,
    EquatableArray<ParameterModel> Parameters,
    bool HasGetter,
    bool HasSetter,
    EquatableArray<string> Attributes,
    bool IsObsolete,
    EquatableArray<string> Experiments);

/// <summary>An event of a decorated interface.</summary>
/// <param name="ContainingType">Its interface, with type arguments.</param>
/// <param name="Name">Its name, escaped.</param>
/// <param name="Type">The type of its handlers.</param>
/// <param name="IsObsolete">Whether code that names it must be obsolete itself.</param>
sealed record DecoratedEventModel(string ContainingType, string Name, string Type, bool IsObsolete);
