using System.Collections.ObjectModel;

namespace InstrumentGen.OpenTelemetry;

/// <summary>Reads the cells and knows what of them has been told: totals are those since the start, and differences those since the last export that was taken.</summary>
/// <remarks>What an export in vain would have told is in the next one, as cells only grow. So no difference is lost before the host ends.</remarks>
sealed class OperationLedger : IDisposable
{
    readonly OperationReader _reader = new();
    readonly Func<string, bool> _isExported;
    readonly bool _isDelta;
    readonly TimeProvider _time;
    readonly HashSet<(string Scope, string Version, string Operation)> _known = [];
    readonly Dictionary<(string Scope, string Version, string Operation, DurationBuckets Buckets, Outcome Outcome, string? ErrorType), DurationDistribution> _told = [];
    ReadOnlyCollection<OperationSnapshot> _last = ReadOnlyCollection<OperationSnapshot>.Empty;

    /// <param name="isExported">Tells the scopes that are exported, by name.</param>
    /// <param name="isDelta">Whether differences are told.</param>
    /// <param name="time">The time.</param>
    internal OperationLedger(Func<string, bool> isExported, bool isDelta, TimeProvider time)
    {
        _isExported = isExported;
        _isDelta = isDelta;
        _time = time;
        // Another reader may have had the cells kept before: what they hold is not of this host.
        Remember(_reader.Read(isByVersion: true));
        Start = Since = Now = time.GetUtcNow();
    }

    /// <summary>When the cells began to be read.</summary>
    internal DateTimeOffset Start { get; }

    /// <summary>The moment that the durations of <see cref="Read"/> begin at.</summary>
    internal DateTimeOffset Since { get; private set; }

    /// <summary>The moment of the last <see cref="Read"/>.</summary>
    internal DateTimeOffset Now { get; private set; }

    /// <summary>What there is to tell: operations that were called since the start.</summary>
    internal List<OperationReport> Read()
    {
        Now = _time.GetUtcNow();
        _last = _reader.Read(isByVersion: true);
        List<OperationReport> reports = [];
        foreach (OperationSnapshot operation in _last)
        {
            if (!_isExported(operation.Scope)) continue;
            DurationPoint[] durations = [.. operation.Outcomes.Select(outcome => PointOf(operation, outcome)).Where(static point => point.Count > 0)];
            var key = (operation.Scope, operation.ScopeVersion, operation.Operation);
            if (operation.Active > 0 || durations.Length > 0) _known.Add(key);
            if (_known.Contains(key)) reports.Add(new OperationReport(operation, durations));
        }

        return reports;
    }

    /// <summary>What was read last has been told.</summary>
    internal void Told()
    {
        if (!_isDelta) return;
        Since = Now;
        Remember(_last);
    }

    public void Dispose() => _reader.Dispose();

    DurationPoint PointOf(OperationSnapshot operation, OutcomeSnapshot outcome)
    {
        DurationDistribution duration = outcome.Duration;
        long[] counts = [.. duration.Counts];
        double sum = duration.Sum;
        if (_told.TryGetValue(KeyOf(operation, outcome), out DurationDistribution? told))
        {
            for (int bucket = 0; bucket < counts.Length; bucket++) counts[bucket] -= told.Counts[bucket];
            // The two are rounded apart.
            sum = Math.Max(0, sum - told.Sum);
        }

        return new DurationPoint(outcome, counts, counts.Sum(), sum);
    }

    void Remember(ReadOnlyCollection<OperationSnapshot> operations)
    {
        foreach (OperationSnapshot operation in operations)
        {
            foreach (OutcomeSnapshot outcome in operation.Outcomes)
            {
                // A call may be read before its time is: then that is told with the next call, and not forgotten.
                var key = KeyOf(operation, outcome);
                if (!_told.TryGetValue(key, out DurationDistribution? told) || told.Count != outcome.Duration.Count) _told[key] = outcome.Duration;
            }
        }
    }

    static (string, string, string, DurationBuckets, Outcome, string?) KeyOf(OperationSnapshot operation, OutcomeSnapshot outcome) =>
        (operation.Scope, operation.ScopeVersion, operation.Operation, operation.Buckets, outcome.Outcome, outcome.ErrorType);
}
