namespace InstrumentGen.Runtime.Tests;

/// <summary>Two clocks that go as a test tells them: a raw one, and a wall clock that can be stepped.</summary>
sealed class ManualTime(long frequency) : TimeProvider
{
    readonly Queue<long> _interruptions = new();

    internal long Timestamp { get; set; }

    internal DateTime Utc { get; set; } = new(2026, 3, 14, 15, 9, 26, DateTimeKind.Utc);

    internal int WallClockReads { get; private set; }

    public override long TimestampFrequency => frequency;

    public override long GetTimestamp() => Timestamp;

    public override DateTimeOffset GetUtcNow()
    {
        WallClockReads++;
        var now = new DateTimeOffset(Utc);
        if (_interruptions.TryDequeue(out long units)) Advance(units);
        return now;
    }

    /// <summary>Both clocks go on together.</summary>
    internal void Advance(long units)
    {
        Timestamp += units;
        Utc = Utc.AddTicks((long)(units * (decimal)TimeSpan.TicksPerSecond / frequency));
    }

    /// <summary>The thread is suspended for so long just after the next read of the wall clock.</summary>
    internal void InterruptNextRead(long units) => _interruptions.Enqueue(units);
}
