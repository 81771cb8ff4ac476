namespace InstrumentGen.Generator.Model;

/// <summary>A classic log call, as <c>logger.LogInformation("Order {OrderId} placed", id)</c>.</summary>
/// <param name="Holder">The type around it, as a dotted path that a file can be named by.</param>
/// <param name="Function">The value of <c>code.function.name</c>: the member around it.</param>
/// <param name="File">The file, as the compiler has it.</param>
/// <param name="Line">The line of the call, from 1.</param>
/// <param name="Version">The version of the location's encoding.</param>
/// <param name="Location">The location: a checksum of the file and a position, opaque; empty where the call stays as it is.</param>
/// <param name="Level">The level, as C#; empty where the call hands it over.</param>
/// <param name="HasEventId">Whether the call hands an event id over.</param>
/// <param name="HasException">Whether the call hands an exception over.</param>
/// <param name="Arguments">The types of the arguments behind the message, fully qualified.</param>
/// <param name="IsGeneric">Whether generated code cannot name the types of all arguments, so that it is as generic as the method that is called.</param>
/// <param name="State">The structure that holds the arguments.</param>
sealed record LogCallModel(
    string Holder,
    string Function,
    string File,
    int Line,
    int Version,
    string Location,
    string Level,
    bool HasEventId,
    bool HasException,
    EquatableArray<string> Arguments,
    bool IsGeneric,
    LogStateModel State)
{
    static readonly LogStateModel s_none = new("", [], "", [], [], []);

    /// <summary>A call that stays as it is.</summary>
    public static LogCallModel Left { get; } = new("", "", "", 0, 0, "", "", false, false, [], false, s_none);

    /// <summary>Whether the call is intercepted.</summary>
    public bool IsWoven => Location.Length > 0;
}

/// <summary>The intercepted log calls of one type.</summary>
/// <param name="FileName">The beginning of the file's name.</param>
/// <param name="Namespace">The namespace of what is generated for the type.</param>
/// <param name="Calls">The calls, in the order of files and lines.</param>
sealed record LogCallFileModel(string FileName, string Namespace, EquatableArray<LogCallModel> Calls);
