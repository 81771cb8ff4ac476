namespace InstrumentGen.Analyzers.Structural.Work;

/// <summary>What a piece of work does that a trace would tell of.</summary>
[Flags]
enum WorkKinds
{
    None = 0,

    /// <summary>It writes logs.</summary>
    Logs = 1,

    /// <summary>It makes spans, or adds to the current one.</summary>
    Traces = 2,

    /// <summary>It calls another process: HTTP, databases, queues.</summary>
    Sends = 4,

    /// <summary>It starts a span of its own.</summary>
    StartsSpan = 8,

    /// <summary>It takes up a context that was handed to it.</summary>
    RestoresContext = 16,

    /// <summary>It goes on until it is told to stop.</summary>
    Endless = 32,
}
