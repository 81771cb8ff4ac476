using System.Diagnostics;

namespace InstrumentGen;

/// <summary>Turns moments of the raw clock into wall-clock time, so that one pair of clock reads serves spans and metrics alike.</summary>
/// <remarks>Activities that the framework starts read the wall clock themselves. To agree with them the anchor between the two clocks is
/// renewed each second: a step or slew of the wall clock is followed within that second.</remarks>
sealed class SpanClock(TimeProvider time)
{
    const int Attempts = 4;

    readonly long _maximumAge = time.TimestampFrequency;
    readonly long _acceptedGap = time.TimestampFrequency / 1_000_000;
    readonly double _ticksPerUnit = (double)TimeSpan.TicksPerSecond / time.TimestampFrequency;
    long _anchoredAt = long.MinValue;
    long _offset;

    internal static SpanClock Shared { get; } = new(TimeProvider.System);

    internal DateTime ToUtc(long timestamp)
    {
        if ((ulong)(timestamp - Volatile.Read(ref _anchoredAt)) > (ulong)_maximumAge) Anchor();
        // The offset alone is enough: a reader that meets a renewal half done uses either the old one or the new one.
        return new DateTime(Volatile.Read(ref _offset) + Ticks(timestamp), DateTimeKind.Utc);
    }

    // Reading two clocks can be interrupted in between; a pair that took more than a microsecond is read again.
    void Anchor()
    {
        long before = 0, after = 0, utc = 0;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            before = time.GetTimestamp();
            utc = time.GetUtcNow().UtcTicks;
            after = time.GetTimestamp();
            if (after - before <= _acceptedGap) break;
        }

        Volatile.Write(ref _offset, utc - Ticks(before + ((after - before) / 2)));
        Volatile.Write(ref _anchoredAt, before);
    }

    internal TimeSpan ToDuration(long elapsed) => new(Ticks(elapsed));

    long Ticks(long timestamp) => (long)(timestamp * _ticksPerUnit);
}
