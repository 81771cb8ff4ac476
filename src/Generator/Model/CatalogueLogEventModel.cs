namespace InstrumentGen.Generator.Model;

/// <summary>A log event or a log scope, as those who read the logs know it: how generated code writes it is left out, so that only what is said here changes
/// the catalogue.</summary>
/// <param name="Id">The documentation id of the method.</param>
/// <param name="IsScope">Whether it begins a log scope.</param>
/// <param name="Name">The event's name; of a scope, its method's.</param>
/// <param name="EventId">The event's number.</param>
/// <param name="Function">The value of <c>code.function.name</c>.</param>
/// <param name="Level">The level's name; empty where each call gives its own.</param>
/// <param name="Message">The message as the user wrote it.</param>
/// <param name="Fields">The values of its records, in order.</param>
sealed record CatalogueLogEventModel(string Id, bool IsScope, string Name, int EventId, string Function, string Level, string Message, EquatableArray<CatalogueFieldModel> Fields)
{
    /// <summary>What is to be known of a declared event.</summary>
    public static CatalogueLogEventModel Of(LogEventModel declared) => new(
        declared.Id,
        declared.IsScope,
        declared.EventName,
        declared.EventId,
        declared.Function,
        declared.LevelName,
        declared.State.Template,
        declared.State.Values.Select(CatalogueFieldModel.Of).ToEquatableArray());
}

/// <summary>A value of a log record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Redaction">What is recorded in its place, as catalogues name it; empty where it is recorded as it is.</param>
sealed record CatalogueFieldModel(string Name, string Redaction)
{
    public static CatalogueFieldModel Of(LogValueModel value) => new(value.Name, value.Kind == LogValueKind.Redacted ? "erased" : value.Redaction?.Method ?? "");
}
