using System.Diagnostics;

namespace InstrumentGen;

/// <summary>Links the span to what the parameter holds: for work that several others have asked for, such as a batch.</summary>
/// <remarks>The parameter is an <see cref="ActivityLink"/>, an <see cref="ActivityContext"/> (nullable or not), an <see cref="Activity"/>, a string
/// with the <c>traceparent</c> of the W3C Trace Context, or an array, list or other collection with a count of one of the first two. What names no
/// span is left out. It needs <see cref="TracedAttribute"/> on the method.</remarks>
/// <example>
/// <code>
/// [Traced(Kind = ActivityKind.Consumer)]
/// public Task HandleAsync(IReadOnlyList&lt;Message&gt; batch, [SpanLink] IReadOnlyList&lt;ActivityContext&gt; senders) { ... }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SpanLinkAttribute : Attribute;
