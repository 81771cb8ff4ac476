using System.Diagnostics;

namespace InstrumentGen;

/// <summary>What is known of an operation before it is ever called. Generated code makes one per instrumented method; code that
/// instruments by hand may do the same.</summary>
/// <param name="name">The operation's name: of its spans, and the value of the metric label <c>operation</c>.</param>
/// <example>
/// <code>
/// static readonly OperationProbe s_import = InstrumentationScope.Get("Shop").Define(new OperationDefinition("catalogue.import")
/// {
///     Traced = true,
///     Metered = true,
///     IsExpected = static exception => exception is EndOfStreamException,
/// });
/// </code>
/// </example>
public sealed class OperationDefinition(string name)
{
    /// <summary>The operation's name.</summary>
    public string Name { get; } = name;

    /// <summary>Whether calls become spans.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool Traced { get; init; }

    /// <summary>The kind of the spans.</summary>
    /// <value>The default is <see cref="ActivityKind.Internal"/>.</value>
    public ActivityKind Kind { get; init; } = ActivityKind.Internal;

    /// <summary>The name of the spans, where a call gives none of its own through <see cref="SpanStart.Named"/>.</summary>
    /// <value>The default, <see langword="null"/>, is the operation's name.</value>
    public string? SpanName { get; init; }

    /// <summary>Whether each call begins a trace of its own, with a link to the span that was current.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool Root { get; init; }

    /// <summary>The part of the operation's spans that a <see cref="TraceSampler"/> keeps, from 0 to 1, unless its options name the operation. What is none counts in
    /// <see cref="TelemetryFailures"/>, and is as if it were not there.</summary>
    /// <value>The default, not a number, is the sampler's.</value>
    public double SamplingRatio { get; init; } = double.NaN;

    /// <summary>How much spans say of an exception that is an error.</summary>
    /// <value>The default is <see cref="ExceptionDetail.Type"/>.</value>
    public ExceptionDetail Exceptions { get; init; } = ExceptionDetail.Type;

    /// <summary>Whether RED metrics are kept.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool Metered { get; init; }

    /// <summary>The upper bounds of the duration's buckets in seconds: positive, finite, strictly ascending. Bounds that are not are
    /// counted as a telemetry failure and replaced by the default.</summary>
    /// <value>The default (empty) is <see cref="DurationBuckets.Default"/>.</value>
    public IReadOnlyList<double> Buckets { get; init; } = [];

    /// <summary>What is logged of each call.</summary>
    /// <value>The default is <see langword="null"/>: nothing.</value>
    public OperationLogDefinition? Logged { get; init; }

    /// <summary>What is recorded of each call in the audit trail.</summary>
    /// <value>The default is <see langword="null"/>: nothing.</value>
    public OperationAuditDefinition? Audited { get; init; }

    /// <summary>Tells exceptions that are an ordinary answer of the operation: a call that ends in one has the outcome
    /// <see cref="Outcome.Ok"/>. If it throws itself, the exception in question counts as an error.</summary>
    /// <value>The default is <see langword="null"/>: no exception is expected.</value>
    public Func<Exception, bool>? IsExpected { get; init; }

    /// <summary>Where the operation is declared.</summary>
    /// <value>The default is <see langword="null"/>: spans do not say.</value>
    public CodePosition? Code { get; init; }
}
