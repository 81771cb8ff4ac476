using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>Counts the lines of all logs of the process that were written nowhere.</summary>
/// <example>
/// <code>
/// meter.CreateObservableCounter("log.lines.dropped", () => LogOutputs.Dropped);
/// </code>
/// </example>
public static class LogOutputs
{
    static readonly long[] s_dropped = new long[(int)LogLevel.None + 1];

    /// <summary>The lines dropped since the process started: they found the queue full, or came after the log had ended.</summary>
    public static long Dropped
    {
        get
        {
            long sum = 0;
            for (LogLevel level = LogLevel.Trace; level <= LogLevel.None; level++) sum += DroppedAt(level);
            return sum;
        }
    }

    /// <summary>The lines of one level dropped since the process started.</summary>
    /// <param name="level">The level they were logged at.</param>
    /// <returns>Their number; 0 for what is no level.</returns>
    public static long DroppedAt(LogLevel level) => (uint)level < (uint)s_dropped.Length ? Volatile.Read(ref s_dropped[(int)level]) : 0;

    internal static void CountDropped(LogLevel level) => Interlocked.Increment(ref s_dropped[Math.Clamp((int)level, 0, s_dropped.Length - 1)]);
}
