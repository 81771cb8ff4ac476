namespace InstrumentGen;

/// <summary>Counts what telemetry went nowhere, for the whole process and by reason: what is disposed of takes nothing away.</summary>
static class TelemetryLosses
{
    /// <summary>After so long without a loss the next is told again.</summary>
    internal static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    static readonly long[] s_counts = new long[SelfLabels.Signals * SelfLabels.Losses];
    static readonly bool[] s_isExpected = new bool[s_counts.Length];
    static readonly QuietGate[] s_gates = [.. s_counts.Select(static _ => new QuietGate(TimeProvider.System, Quiet))];

    /// <summary>Says what can be lost, so that it is shown as zero before it is: a counter that begins with its first loss hides it from a rate.</summary>
    internal static void Expect(TelemetrySignal signal, params ReadOnlySpan<LossReason> reasons)
    {
        foreach (LossReason reason in reasons) Volatile.Write(ref s_isExpected[IndexOf(signal, reason)], true);
    }

    internal static bool IsExpected(TelemetrySignal signal, LossReason reason) => Volatile.Read(ref s_isExpected[IndexOf(signal, reason)]);

    internal static void Count(TelemetrySignal signal, LossReason reason, long count = 1)
    {
        if (count <= 0) return;
        int index = IndexOf(signal, reason);
        Interlocked.Add(ref s_counts[index], count);
        if (s_gates[index].Passes()) InstrumentGenEventSource.Log.TelemetryDropped(SelfLabels.Of(signal), SelfLabels.Of(reason));
    }

    internal static long Of(TelemetrySignal signal, LossReason reason) => Volatile.Read(ref s_counts[IndexOf(signal, reason)]);

    /// <summary>What was lost of a signal, other than by a limit that was asked for.</summary>
    internal static long Of(TelemetrySignal signal)
    {
        long sum = 0;
        for (LossReason reason = 0; reason < LossReason.Limit; reason++) sum += Of(signal, reason);
        return sum;
    }

    static int IndexOf(TelemetrySignal signal, LossReason reason) => ((int)signal * SelfLabels.Losses) + (int)reason;
}
