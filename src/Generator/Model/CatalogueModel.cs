namespace InstrumentGen.Generator.Model;

/// <summary>What an assembly's catalogue says.</summary>
/// <param name="Scope">The assembly.</param>
/// <param name="Operations">Its operations by their ids.</param>
/// <param name="LogEvents">Its log events and log scopes by their ids.</param>
sealed record CatalogueModel(ScopeModel Scope, EquatableArray<CatalogueOperationModel> Operations, EquatableArray<CatalogueLogEventModel> LogEvents = default)
{
    /// <summary>The ids of all that it holds.</summary>
    public IEnumerable<string> Ids => Operations.Select(static operation => operation.Id).Concat(LogEvents.Select(static one => one.Id));
}

/// <summary>An operation, as those who watch it know it: how generated code calls it is left out, so that only what is said here changes the
/// catalogue.</summary>
/// <param name="Id">The operation's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Function">The value of <c>code.function.name</c>.</param>
/// <param name="Owner">Who records its calls.</param>
/// <param name="Signals">What is recorded.</param>
sealed record CatalogueOperationModel(string Id, string Name, string Function, OperationOwner Owner, SignalModel Signals);
