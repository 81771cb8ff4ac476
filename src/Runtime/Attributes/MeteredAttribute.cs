namespace InstrumentGen;

/// <summary>Keeps RED metrics of the method: rate, errors and duration by outcome, and the calls in flight.</summary>
/// <remarks>
/// <para>Two metric families describe every operation: the histogram <c>operation.duration</c> (unit <c>s</c>) with the labels
/// <c>operation</c>, <c>outcome</c> (<c>ok</c>, <c>error</c> or <c>canceled</c>) and, for errors, <c>error.type</c>; and the up-down counter
/// <c>operation.active</c> with the label <c>operation</c>. They are recorded into the assembly's
/// <see cref="System.Diagnostics.Metrics.Meter"/> when a listener enabled it, and into cells that an <see cref="OperationReader"/> reads.
/// A call allocates nothing either way.</para>
/// <para>On a class, struct or interface it applies to the type's public ordinary methods;
/// <see cref="NotInstrumentedAttribute"/> takes one out.</para>
/// </remarks>
/// <example>
/// <code>
/// [Metered(Buckets = [0.001, 0.01, 0.1, 1])]
/// public decimal Quote(Cart cart) { ... }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
public sealed class MeteredAttribute : Attribute
{
    /// <summary>The upper bounds of the duration's buckets in seconds: positive, finite, strictly ascending. A bound belongs to its
    /// bucket; one more bucket above the last bound is implied.</summary>
    /// <value>The default (empty) is <see cref="DurationBuckets.Default"/>.</value>
    public double[] Buckets { get; set; } = [];
}
