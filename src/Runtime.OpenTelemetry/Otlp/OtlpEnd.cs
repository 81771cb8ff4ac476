using System.Diagnostics;

namespace InstrumentGen.OpenTelemetry;

/// <summary>Ends the exporters of all signals at once, within one time.</summary>
static class OtlpEnd
{
    /// <summary>How long what was given up may take to notice.</summary>
    static readonly TimeSpan s_grace = TimeSpan.FromSeconds(1);

    internal static void Of(IReadOnlyList<(OtlpChannel Channel, Func<int, bool> Shutdown)> ends, TimeSpan timeout, OtlpReports reports)
    {
        long[] before = [.. ends.Select(static end => LostOf(end.Channel))];
        // Threads of their own: each blocks for as long as its receiver does not answer.
        Thread[] threads = [.. ends.Select(end => new Thread(() => end.Shutdown((int)timeout.TotalMilliseconds)) { IsBackground = true, Name = "InstrumentGen OTLP end" })];
        foreach (Thread thread in threads) thread.Start();
        long start = Stopwatch.GetTimestamp();
        Join(threads, start, timeout);
        foreach ((OtlpChannel channel, _) in ends) channel.Close();
        Join(threads, start, timeout + s_grace);
        foreach ((OtlpChannel channel, _) in ends) SpinWait.SpinUntil(() => channel.Waiting == 0 && !channel.IsBusy, Left(start, timeout + s_grace));
        for (int index = 0; index < ends.Count; index++)
        {
            OtlpChannel channel = ends[index].Channel;
            channel.DropWaiting();
            if (LostOf(channel) - before[index] is > 0 and var lost) reports.Lost(channel.Settings, lost);
        }
    }

    static long LostOf(OtlpChannel channel) => channel.Settings.Signal.Counts.Failed + channel.Settings.Signal.Counts.Dropped;

    static void Join(Thread[] threads, long start, TimeSpan timeout)
    {
        foreach (Thread thread in threads) thread.Join(Left(start, timeout));
    }

    static TimeSpan Left(long start, TimeSpan timeout)
    {
        TimeSpan left = timeout - Stopwatch.GetElapsedTime(start);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
