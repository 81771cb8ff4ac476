using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

/// <summary>How long the writer rests, and which line ends its rest.</summary>
public sealed class LogBacklogRestTests
{
    const int Batch = 16 * LogChunk.Size;

    static readonly byte[] s_line = new byte[1024];

    readonly LogBacklog _backlog = new(new LogQueueOptions { MaxDelay = TimeSpan.FromMilliseconds(100) });

    [Fact]
    public void Rest_WithoutAPace_IsTheDelayAndABatchEndsIt()
    {
        Assert.Equal(TimeSpan.FromMilliseconds(100), _backlog.Rest(isIdle: false, perByte: 0));
        Assert.Equal(Batch, BytesUntilTheCall());
    }

    [Fact]
    public void Rest_WhereLinesComeSteadily_IsTheTimeOfABatchAndTwoEndIt()
    {
        // 10 ms for a batch.
        Assert.Equal(10, _backlog.Rest(isIdle: false, perByte: 10.0 * TimeSpan.TicksPerMillisecond / Batch).TotalMilliseconds, 0.01);
        Assert.Equal(2 * Batch, BytesUntilTheCall());
    }

    [Fact]
    public void Rest_WhereSomeWaitAlready_IsForTheOthers()
    {
        for (int added = 0; added < Batch / 2; added += s_line.Length) _ = _backlog.Add(s_line, LogLevel.Information);
        Assert.Equal(5, _backlog.Rest(isIdle: false, perByte: 10.0 * TimeSpan.TicksPerMillisecond / Batch).TotalMilliseconds, 0.01);
    }

    [Fact]
    public void Rest_WhereTheyComeFast_IsAMillisecondAtLeast() =>
        Assert.Equal(TimeSpan.FromMilliseconds(1), _backlog.Rest(isIdle: false, perByte: 1e-9));

    [Theory]
    [InlineData(11)]
    [InlineData(double.MaxValue)]
    public void Rest_WhereTheyComeSlowly_IsTheDelay(double perByte)
    {
        Assert.Equal(TimeSpan.FromMilliseconds(100), _backlog.Rest(isIdle: false, perByte));
        Assert.Equal(Batch, BytesUntilTheCall());
    }

    [Fact]
    public void Rest_OfASmallQueue_KeepsNoPace()
    {
        var small = new LogBacklog(new LogQueueOptions { Capacity = 64 * 1024, MaxDelay = TimeSpan.FromMilliseconds(100) });
        Assert.Equal(TimeSpan.FromMilliseconds(100), small.Rest(isIdle: false, perByte: 1e-9));
    }

    [Fact]
    public void Rest_OfNothing_EndsWithTheNextLine()
    {
        Assert.Equal(Timeout.InfiniteTimeSpan, _backlog.Rest(isIdle: true, perByte: 1e-9));
        Assert.Equal(LogAdmission.AddedCallWriter, _backlog.Add(s_line, LogLevel.Information));
    }

    [Fact]
    public void Rest_WhereTheyComeSteadily_EndsWithACriticalLine()
    {
        _ = _backlog.Rest(isIdle: false, perByte: 1e-9);
        Assert.Equal(LogAdmission.AddedCallWriter, _backlog.Add(s_line, LogLevel.Critical));
    }

    int BytesUntilTheCall()
    {
        int bytes = 0;
        LogAdmission admission;
        do
        {
            admission = _backlog.Add(s_line, LogLevel.Information);
            bytes += s_line.Length;
        }
        while (admission == LogAdmission.Added);
        Assert.Equal(LogAdmission.AddedCallWriter, admission);
        return bytes;
    }
}
