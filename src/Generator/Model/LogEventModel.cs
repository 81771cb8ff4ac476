namespace InstrumentGen.Generator.Model;

/// <summary>A log event: a partial method whose other half hands its arguments to a logger.</summary>
/// <param name="Id">The documentation id of the method.</param>
/// <param name="Holder">The containing type, as a dotted path that a file can be named by.</param>
/// <param name="Header">What the user's half says.</param>
/// <param name="Carried">The short names of those attributes of the method that our half must not repeat.</param>
/// <param name="Function">The value of <c>code.function.name</c>.</param>
/// <param name="IsScope">Whether it begins a log scope, and logs nothing itself.</param>
/// <param name="EventId">The event's number.</param>
/// <param name="EventName">The event's name.</param>
/// <param name="Logger">The logger, as C#; empty where nothing can be logged.</param>
/// <param name="LoggerMayBeNull">Whether its declaration says that it may be <see langword="null"/>.</param>
/// <param name="Level">The level, as C#.</param>
/// <param name="Exception">The record's exception, as C#; empty where there is none.</param>
/// <param name="State">The structure that holds the values. Its type parameters are the method's own.</param>
/// <param name="Sources">What the structure's arguments are made from in the method, as C#.</param>
/// <param name="Experiments">The ids of the diagnostics that naming the types raises.</param>
sealed record LogEventModel(
    string Id,
    string Holder,
    PartialHeaderModel Header,
    EquatableArray<string> Carried,
    string Function,
    bool IsScope,
    int EventId,
    string EventName,
    string Logger,
    bool LoggerMayBeNull,
    string Level,
    string Exception,
    LogStateModel State,
    EquatableArray<string> Sources,
    EquatableArray<string> Experiments)
{
    /// <summary>The level's name; empty where it is a parameter, or a number without a name.</summary>
    public string LevelName => Level.StartsWith("global::", StringComparison.Ordinal) ? Level.Substring(Level.LastIndexOf('.') + 1) : "";

    /// <summary>Whether there is a logger and a level.</summary>
    public bool Logs => Logger.Length > 0;
}

/// <summary>The log events of one type: they share their files.</summary>
/// <param name="FileName">The beginning of the files' names.</param>
/// <param name="Events">The events in a stable order.</param>
sealed record LogEventFileModel(string FileName, EquatableArray<LogEventModel> Events);
