using System.Diagnostics;

namespace InstrumentGen;

/// <summary>Makes every call of the method a span (an <see cref="Activity"/>).</summary>
/// <remarks>
/// <para>The build weaves the span around each call of the method that this compilation makes. The method keeps its results, exceptions,
/// stack traces and async flow. While nobody listens to the assembly's <see cref="ActivitySource"/>, a call costs one branch.</para>
/// <para>The span is named <c>Type.Method</c> unless <see cref="OperationAttribute"/> names the operation. It carries
/// <c>code.function.name</c>, <c>code.file.path</c> (relative to the repository) and <c>code.line.number</c>; on failure its status is
/// <see cref="ActivityStatusCode.Error"/> and <c>error.type</c> holds the exception's type. No argument, result or exception message is
/// recorded that is not asked for: see <see cref="TagAttribute"/> and <see cref="Exceptions"/>.</para>
/// <para>On a class, struct or interface it applies to the type's public ordinary methods;
/// <see cref="NotInstrumentedAttribute"/> takes one out.</para>
/// </remarks>
/// <example>
/// <code>
/// [Traced]
/// public async Task&lt;Order&gt; PlaceAsync(Cart cart, CancellationToken cancellationToken) { ... }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
public sealed class TracedAttribute : Attribute
{
    /// <summary>The kind of the span: what role this call plays towards other services.</summary>
    /// <value>The default is <see cref="ActivityKind.Internal"/>.</value>
    public ActivityKind Kind { get; set; } = ActivityKind.Internal;

    /// <summary>The name of the spans, in which <c>{tag}</c> stands for the value of the tag of that name. Only tags with a bounded domain can
    /// stand there: a parameter that is a <see cref="bool"/>, an enumeration or annotated with <c>[AllowedValues]</c>, and no more of them
    /// than give 256 names. A value outside of its domain gives <c>_OTHER</c>.</summary>
    /// <value>The default, <see langword="null"/>, is the operation's name.</value>
    /// <example>
    /// <code>
    /// [Traced(Name = "catalogue.import {format}")]
    /// public int Import(Stream file, [Tag] Format format) { ... }
    /// </code>
    /// </example>
    public string? Name { get; set; }

    /// <summary>Whether each call begins a trace of its own, with a link to the span that was current: for work that outlives its
    /// cause, or that belongs to nobody's request.</summary>
    /// <value>The default is <see langword="false"/>: the span is a child of the current one.</value>
    public bool Root { get; set; }

    /// <summary>The part of the operation's spans that is kept where a sampler of this library decides, unless its configuration names the operation: 1 keeps every one, 0
    /// none; between them the least is 2<sup>-56</sup>. As a root, a span is kept by it in place of the ratio of all; of a trace that is kept already, it keeps a part.</summary>
    /// <value>The default, <see cref="double.NaN"/>, is none of its own: roots are kept by the ratio of all, and others where their parents are.</value>
    /// <example>
    /// <code>
    /// [Traced(SamplingRatio = 0.01)]
    /// public decimal Quote(string sku) { ... }
    /// </code>
    /// </example>
    public double SamplingRatio { get; set; } = double.NaN;

    /// <summary>How much the span says of an exception that is an error.</summary>
    /// <value>The default is <see cref="ExceptionDetail.Type"/>: messages and stack traces are not recorded.</value>
    public ExceptionDetail Exceptions { get; set; } = ExceptionDetail.Type;
}
