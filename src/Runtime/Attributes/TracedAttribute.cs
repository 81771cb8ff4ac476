using System.Diagnostics;

namespace InstrumentGen;

/// <summary>Makes every call of the method a span (an <see cref="Activity"/>).</summary>
/// <remarks>
/// <para>The build weaves the span around each call of the method that this compilation makes. The method keeps its results, exceptions,
/// stack traces and async flow. While nobody listens to the assembly's <see cref="ActivitySource"/>, a call costs one branch.</para>
/// <para>The span is named <c>Type.Method</c> unless <see cref="OperationAttribute"/> names the operation. It carries
/// <c>code.function.name</c>, <c>code.file.path</c> (relative to the repository) and <c>code.line.number</c>; on failure its status is
/// <see cref="ActivityStatusCode.Error"/> and <c>error.type</c> holds the exception's type. No argument, result or exception message is
/// recorded.</para>
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
}
