namespace InstrumentGen;

/// <summary>Adds up the stripes (and the probes of the same name) of one operation while they are read.</summary>
sealed class OperationAccumulator(InstrumentationScope scope, string operation, DurationBuckets buckets)
{
    readonly Dictionary<(Outcome Outcome, string? ErrorType), DurationAccumulator> _outcomes = [];

    internal long Active { get; set; }

    internal void Add(Outcome outcome, string? errorType, RedCell cell)
    {
        if (!cell.Exists) return;
        if (!_outcomes.TryGetValue((outcome, errorType), out DurationAccumulator? durations))
        {
            durations = new DurationAccumulator(buckets);
            _outcomes.Add((outcome, errorType), durations);
        }

        cell.AddTo(durations);
    }

    internal OperationSnapshot ToSnapshot()
    {
        var outcomes = _outcomes
            .OrderBy(static pair => pair.Key.Outcome)
            .ThenBy(static pair => pair.Key.ErrorType, StringComparer.Ordinal)
            .Select(static pair => new OutcomeSnapshot(pair.Key.Outcome, pair.Key.ErrorType, pair.Value.ToDistribution()))
            .ToArray();
        // A call that ends between the reads of two stripes can be seen once too often; a gauge below zero would be nonsense.
        return new OperationSnapshot(scope, operation, Math.Max(0, Active), outcomes, buckets);
    }
}
