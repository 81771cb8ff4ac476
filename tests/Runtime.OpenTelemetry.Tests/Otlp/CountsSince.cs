namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>What became of a signal's telemetry since a moment.</summary>
sealed class CountsSince(OtlpExportCounts counts)
{
    readonly (long Exported, long Failed, long Rejected, long Dropped, long Retries) _before =
        (counts.Exported, counts.Failed, counts.Rejected, counts.Dropped, counts.Retries);

    internal static CountsSince Traces() => new(OtlpExportCounts.Traces);

    internal long Exported => counts.Exported - _before.Exported;

    internal long Failed => counts.Failed - _before.Failed;

    internal long Rejected => counts.Rejected - _before.Rejected;

    internal long Dropped => counts.Dropped - _before.Dropped;

    internal long Retries => counts.Retries - _before.Retries;

    /// <summary>Exported, failed, rejected, dropped.</summary>
    internal (long Exported, long Failed, long Rejected, long Dropped) All => (Exported, Failed, Rejected, Dropped);

    internal async Task WaitAsync(Func<CountsSince, bool> condition)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition(this))
        {
            if (end.IsCancellationRequested) throw new TimeoutException($"{All}, {Retries} retries");
            await Task.Delay(10);
        }
    }
}
