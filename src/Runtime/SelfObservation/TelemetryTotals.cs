namespace InstrumentGen;

/// <summary>What was counted up to a moment, or between two.</summary>
sealed class TelemetryTotals
{
    readonly long[] _losses = new long[SelfLabels.Signals * SelfLabels.Losses];

    TelemetryTotals()
    {
    }

    /// <summary>How often listeners of the application have thrown.</summary>
    internal long ListenerFailures { get; private init; }

    internal static TelemetryTotals Now()
    {
        var totals = new TelemetryTotals
        {
            ListenerFailures = TelemetryFailures.CountOf(TelemetryFailure.ActivityListener) + TelemetryFailures.CountOf(TelemetryFailure.MeterListener),
        };
        for (int index = 0; index < totals._losses.Length; index++) totals._losses[index] = TelemetryLosses.Of(SignalOf(index), ReasonOf(index));
        return totals;
    }

    internal TelemetryTotals Since(TelemetryTotals earlier)
    {
        var totals = new TelemetryTotals { ListenerFailures = ListenerFailures - earlier.ListenerFailures };
        for (int index = 0; index < _losses.Length; index++) totals._losses[index] = _losses[index] - earlier._losses[index];
        return totals;
    }

    /// <summary>What was lost of a signal, other than by a limit that was asked for.</summary>
    internal long Lost(TelemetrySignal signal) => Losses(signal).Sum(static loss => loss.Count);

    /// <summary>By what it was.</summary>
    internal IEnumerable<(LossReason Reason, long Count)> Losses(TelemetrySignal signal) => _losses
        .Select(static (count, index) => (Signal: SignalOf(index), Reason: ReasonOf(index), Count: count))
        .Where(loss => loss.Signal == signal && loss.Reason != LossReason.Limit && loss.Count > 0)
        .Select(static loss => (loss.Reason, loss.Count));

    static TelemetrySignal SignalOf(int index) => (TelemetrySignal)(index / SelfLabels.Losses);

    static LossReason ReasonOf(int index) => (LossReason)(index % SelfLabels.Losses);
}
