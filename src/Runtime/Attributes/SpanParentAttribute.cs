using System.Diagnostics;

namespace InstrumentGen;

/// <summary>Makes the span a child of what the parameter holds, instead of <see cref="Activity.Current"/>: for work that came through a queue, a
/// table or another thread.</summary>
/// <remarks>The parameter is an <see cref="ActivityContext"/> (nullable or not), an <see cref="Activity"/>, or a string with the
/// <c>traceparent</c> of the W3C Trace Context. Where it holds nothing that names a span, <see cref="Activity.Current"/> is the
/// parent as ever. It needs <see cref="TracedAttribute"/> on the method, and stands on one parameter at most.</remarks>
/// <example>
/// <code>
/// [Traced(Kind = ActivityKind.Consumer)]
/// public Task HandleAsync(Message message, [SpanParent] ActivityContext sender) { ... }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SpanParentAttribute : Attribute;
