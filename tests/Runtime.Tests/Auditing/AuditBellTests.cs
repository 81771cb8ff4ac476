using System.Diagnostics;

namespace InstrumentGen.Runtime.Tests;

public class AuditBellTests
{
    public static TheoryData<string> Bells => FutexBell.IsSupported ? [nameof(MonitorBell), nameof(FutexBell)] : [nameof(MonitorBell)];

    [Fact]
    public void Create_OnLinux_IsTheKernels() => Assert.Equal(OperatingSystem.IsLinux(), AuditBell.Create() is FutexBell);

    [Theory]
    [MemberData(nameof(Bells))]
    public void Await_WhereItHasRungSince_DoesNotBlock(string kind)
    {
        AuditBell bell = Bell(kind);
        int strokes = bell.Strokes;
        bell.Ring();
        Threads.Run(() => bell.Await(strokes, Timeout.InfiniteTimeSpan));
        Assert.Equal(strokes + 1, bell.Strokes);
    }

    [Theory]
    [MemberData(nameof(Bells))]
    public void Await_WhereNobodyRings_EndsInTime(string kind)
    {
        AuditBell bell = Bell(kind);
        long start = Stopwatch.GetTimestamp();
        bell.Await(bell.Strokes, TimeSpan.FromMilliseconds(20));
        // A monitor counts in ticks of the system, which may be 16 ms.
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 3, Patience.Limit.TotalMilliseconds);
    }

    [Theory]
    [MemberData(nameof(Bells))]
    public void Await_ForTheLongestTime_EndsWhenItRings(string kind)
    {
        AuditBell bell = Bell(kind);
        int strokes = bell.Strokes;
        Threads.RunAll([() => bell.Await(strokes, TimeSpan.MaxValue), bell.Ring]);
    }

    // In each round each of the others waits until the bell has rung: one that it leaves asleep would never come to the next.
    [Theory]
    [MemberData(nameof(Bells))]
    public void Ring_OfEverybody_LeavesNobodyAsleep(string kind)
    {
        const int Waiting = 8;
        const int Rounds = 5_000;
        AuditBell bell = Bell(kind);
        using var come = new CountdownEvent(Waiting);
        int round = 0;
        Action ring = () =>
        {
            for (int next = 1; next <= Rounds; next++)
            {
                Assert.True(come.Wait(Patience.Limit));
                come.Reset();
                Volatile.Write(ref round, next);
                bell.Ring();
            }
        };
        Action wait = () =>
        {
            for (int next = 1; next <= Rounds; next++)
            {
                come.Signal();
                while (true)
                {
                    int strokes = bell.Strokes;
                    if (Volatile.Read(ref round) >= next) break;
                    bell.Await(strokes, Timeout.InfiniteTimeSpan);
                }
            }
        };
        Threads.RunAll([ring, .. Enumerable.Repeat(wait, Waiting)]);
        Assert.Equal(Rounds, bell.Strokes);
    }

    static AuditBell Bell(string kind) => kind == nameof(FutexBell) ? new FutexBell() : new MonitorBell();
}
