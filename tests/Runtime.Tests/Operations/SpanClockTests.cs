using CsCheck;

namespace InstrumentGen.Runtime.Tests;

public sealed class SpanClockTests
{
    const long Frequency = 1_000_000_000;
    const long Second = Frequency;
    const long Millisecond = Frequency / 1_000;

    readonly ManualTime _time = new(Frequency) { Timestamp = 77 * Second };
    readonly SpanClock _clock;

    public SpanClockTests() => _clock = new SpanClock(_time);

    [Fact]
    public void ToUtc_OfNow_IsTheWallClock() => Assert.Equal(_time.Utc, _clock.ToUtc(_time.Timestamp));

    [Fact]
    public void ToUtc_WithinASecond_ReadsNoClock()
    {
        _ = _clock.ToUtc(_time.Timestamp);
        int reads = _time.WallClockReads;
        DateTime start = _time.Utc;
        _time.Advance(Second);
        Assert.Equal(start.AddSeconds(1), _clock.ToUtc(_time.Timestamp));
        Assert.Equal(reads, _time.WallClockReads);
    }

    [Fact]
    public void ToUtc_AfterASecond_ReadsTheClocksAgain()
    {
        _ = _clock.ToUtc(_time.Timestamp);
        int reads = _time.WallClockReads;
        _time.Advance(Second + 1);
        _ = _clock.ToUtc(_time.Timestamp);
        Assert.Equal(reads + 1, _time.WallClockReads);
    }

    [Theory]
    [InlineData(+3_600)]
    [InlineData(-3_600)]
    public void ToUtc_WallClockStepped_FollowsWithinASecond(int seconds)
    {
        _ = _clock.ToUtc(_time.Timestamp);
        _time.Utc = _time.Utc.AddSeconds(seconds);
        _time.Advance(Second + 1);
        Assert.Equal(_time.Utc, _clock.ToUtc(_time.Timestamp));
    }

    [Fact]
    public void ToUtc_PairInterruptedOnce_IsReadAgain()
    {
        _time.InterruptNextRead(40 * Millisecond);
        Assert.Equal(_time.Utc.AddMilliseconds(40), _clock.ToUtc(_time.Timestamp + (40 * Millisecond)));
        Assert.Equal(2, _time.WallClockReads);
    }

    [Fact]
    public void ToUtc_PairInterruptedAlways_IsOffByHalfTheGapAtMost()
    {
        for (int read = 0; read < 100; read++) _time.InterruptNextRead(40 * Millisecond);
        DateTime converted = _clock.ToUtc(_time.Timestamp);
        TimeSpan gone = TimeSpan.FromMilliseconds(40) * _time.WallClockReads;
        Assert.InRange(converted - (_time.Utc - gone), TimeSpan.FromMilliseconds(-20), TimeSpan.FromMilliseconds(20));
        Assert.InRange(_time.WallClockReads, 2, 10);
    }

    [Fact]
    public void ToUtc_EarlierThanTheAnchor_IsConvertedAsWell()
    {
        DateTime start = _time.Utc;
        long moment = _time.Timestamp;
        _time.Advance(Second / 2);
        _ = _clock.ToUtc(_time.Timestamp);
        Assert.Equal(start, _clock.ToUtc(moment));
    }

    [Fact]
    public void ToUtc_AnyFrequencyUptimeAndMoment_IsExactToTwoTicks()
    {
        var frequencies = Gen.OneOf(10_000_000L, 24_000_000L, 1_000_000_000L);
        var uptimeInSeconds = Gen.Int[0, 30_000_000];
        Gen.Select(frequencies, uptimeInSeconds, Gen.Double[-1, 1]).Sample(static (frequency, uptime, offset) =>
        {
            var time = new ManualTime(frequency) { Timestamp = uptime * frequency };
            var clock = new SpanClock(time);
            _ = clock.ToUtc(time.Timestamp);
            long units = (long)(offset * frequency);
            DateTime expected = time.Utc.AddTicks((long)((decimal)units * TimeSpan.TicksPerSecond / frequency));
            Assert.InRange((clock.ToUtc(time.Timestamp + units) - expected).Ticks, -2, 2);
        });
    }

    [Fact]
    public void ToUtc_ManyThreads_AgreeWithTheWallClock()
    {
        _time.Advance(Second);
        DateTime[] converted = new DateTime[64];
        Parallel.For(0, converted.Length, index => converted[index] = _clock.ToUtc(_time.Timestamp));
        Assert.All(converted, one => Assert.Equal(_time.Utc, one));
    }
}
