using InstrumentGen.Analyzers.Flow.Sinks;

namespace InstrumentGen.Analyzers.Flow;

/// <summary>Sinks in the words of messages.</summary>
static class SinkText
{
    /// <summary>The sink with its article: <c>a log</c>.</summary>
    public static string Of(SinkUse use) => use.Kind switch
    {
        SinkKind.Log => use.IsVerbose ? "a verbose log" : "a log",
        SinkKind.LogScope => "a log scope",
        SinkKind.SpanTag => "a span's tag",
        SinkKind.SpanEvent => "a span's event",
        SinkKind.SpanStatus => "a span's status",
        SinkKind.SpanName => "a span's name",
        SinkKind.Baggage => "baggage, which every request carries on",
        SinkKind.MetricLabel => "a metric's label",
        _ => "an exception's message",
    };
}
