using System.Diagnostics;

namespace InstrumentGen;

/// <summary>A span that is to be decided on, before it exists.</summary>
/// <example>
/// <code>
/// TraceDecision decision = sampler.Decide(new TraceSamplingRequest(parent, traceId, "order.place"));
/// </code>
/// </example>
public readonly ref struct TraceSamplingRequest
{
    readonly ref readonly ActivityContext _parent;

    /// <summary>Describes a span.</summary>
    /// <param name="parent">The span's parent, in this process or another. The default value makes it a root.</param>
    /// <param name="traceId">The trace that the span is of.</param>
    /// <param name="name">The span's name.</param>
    /// <param name="kind">The span's kind.</param>
    /// <param name="tags">The tags that it is created with, as they are: by them spans of this library's operations are known.</param>
    /// <param name="source">The name of the span's source, where it is known. OpenTelemetry's SDK does not tell it to samplers.</param>
    public TraceSamplingRequest(in ActivityContext parent, ActivityTraceId traceId, string name, ActivityKind kind = ActivityKind.Internal, IEnumerable<KeyValuePair<string, object?>>? tags = null, string? source = null)
    {
        _parent = ref parent;
        TraceId = traceId;
        Name = name;
        Kind = kind;
        Tags = tags;
        Source = source;
    }

    /// <summary>The span's parent; the default value for a root.</summary>
    public ref readonly ActivityContext Parent => ref _parent;

    /// <summary>The trace that the span is of.</summary>
    public ActivityTraceId TraceId { get; }

    /// <summary>The span's name.</summary>
    public string Name { get; }

    /// <summary>The span's kind.</summary>
    public ActivityKind Kind { get; }

    /// <summary>The tags that the span is created with.</summary>
    /// <value><see langword="null"/> where there are none.</value>
    public IEnumerable<KeyValuePair<string, object?>>? Tags { get; }

    /// <summary>The name of the span's source.</summary>
    /// <value><see langword="null"/> where it is not known.</value>
    public string? Source { get; }
}
