using System.Collections.ObjectModel;

namespace InstrumentGen;

/// <summary>The RED metrics of one operation at one moment, cumulative since the first <see cref="OperationReader"/>.</summary>
public sealed class OperationSnapshot
{
    internal OperationSnapshot(InstrumentationScope scope, string operation, long active, OutcomeSnapshot[] outcomes, DurationBuckets buckets)
    {
        Scope = scope.Name;
        ScopeVersion = scope.Version;
        Buckets = buckets;
        Operation = operation;
        Active = active;
        Outcomes = Array.AsReadOnly(outcomes);
        Duration = outcomes.Aggregate(
            new DurationDistribution(buckets.Seconds, new long[buckets.Count], new double[buckets.Count]),
            static (sum, outcome) => sum.Plus(outcome.Duration));
    }

    /// <summary>The assembly that declares the operation: the name of its <see cref="System.Diagnostics.ActivitySource"/> and
    /// <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public string Scope { get; }

    /// <summary>The operation's name, as in its spans and in the label <c>operation</c>.</summary>
    public string Operation { get; }

    /// <summary>The calls in flight.</summary>
    public long Active { get; }

    /// <summary>The ended calls by outcome, and errors by type, in a stable order. Outcomes that never happened are absent.</summary>
    public ReadOnlyCollection<OutcomeSnapshot> Outcomes { get; }

    /// <summary>The durations of all ended calls.</summary>
    public DurationDistribution Duration { get; }

    /// <summary>The version of that assembly.</summary>
    internal string ScopeVersion { get; }

    /// <summary>The bounds that the operation was defined with.</summary>
    internal DurationBuckets Buckets { get; }

    /// <summary>All ended calls.</summary>
    public long Count => Duration.Count;

    /// <summary>The ended calls with one outcome.</summary>
    /// <param name="outcome">The outcome to count.</param>
    /// <returns>The number of calls; 0 where there was none.</returns>
    public long CountOf(Outcome outcome) => Outcomes.Where(one => one.Outcome == outcome).Sum(static one => one.Duration.Count);
}
