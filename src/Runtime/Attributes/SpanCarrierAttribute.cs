using System.Diagnostics;

namespace InstrumentGen;

/// <summary>Carries the trace through what the parameter holds, such as the headers of a message: where the method sends, they are given the span's context and the
/// baggage; where it receives, the sender's span becomes the parent, and its baggage is current while the method runs.</summary>
/// <remarks>
/// <para>Which of them it is says <see cref="TracedAttribute.Kind"/>: <see cref="ActivityKind.Producer"/> and <see cref="ActivityKind.Client"/> send,
/// <see cref="ActivityKind.Consumer"/> and <see cref="ActivityKind.Server"/> receive. It needs <see cref="TracedAttribute"/> on the method.</para>
/// <para>The carrier is a dictionary from <see cref="string"/> to <see cref="string"/>, <see cref="object"/> or an array of <see cref="byte"/> (UTF-8), which may be read-only where it
/// is received; a <see cref="System.Collections.Specialized.NameValueCollection"/>; or an <see cref="ISpanCarrier"/>. Fields are written and read by the propagator that OpenTelemetry's SDK has set;
/// without one, by those of the W3C, as <c>traceparent</c>, <c>tracestate</c> and <c>baggage</c>.</para>
/// <para>While nobody listens to the assembly's spans, carriers are left alone. A trace that a sampler has dropped is carried, so that the receiver drops it too.</para>
/// </remarks>
/// <example>
/// <code>
/// [Traced(Kind = ActivityKind.Producer)]
/// public Task PublishAsync(Message message, [SpanCarrier] IDictionary&lt;string, string&gt; headers) { ... }
///
/// [Traced(Kind = ActivityKind.Consumer)]
/// public Task HandleAsync([SpanCarrier(Member = nameof(Message.Headers))] Message message) { ... }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SpanCarrierAttribute : Attribute
{
    /// <summary>Where the carrier is, as a path of fields and properties from the parameter: <c>"Properties.Headers"</c>.</summary>
    /// <value>The default, <see langword="null"/>, is the parameter itself.</value>
    public string? Member { get; set; }

    /// <summary>Whether a span that receives is linked to the sender's, and remains a child of the current one: for one message among several that are handled together. Baggage is then left
    /// where it is.</summary>
    /// <value>The default is <see langword="false"/>: it is the sender's child.</value>
    public bool Link { get; set; }
}
