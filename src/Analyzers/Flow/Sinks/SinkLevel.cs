namespace InstrumentGen.Analyzers.Flow.Sinks;

/// <summary>How loud a log line is, in the order of the frameworks.</summary>
enum SinkLevel
{
    Trace,
    Debug,
    Information,
    Warning,
    Error,
    Critical,
}
