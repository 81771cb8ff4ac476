namespace InstrumentGen.Behaviour.Tests;

/// <summary>What is counted is what was called, to the last call, whatever else goes on.</summary>
[Collection(nameof(AloneCollection))]
public sealed class ExactnessTests
{
    const int Calls = 10_000_000;
    const int Threads = 8;
    const int CallsPerThread = 5_000;

    internal enum Ending
    {
        Return,
        ExpectedException,
        Timeout,
        Cancellation,
    }

    internal sealed class Expected : Exception;

    [Metered, Operation("exact.call", Expected = [typeof(Expected)])]
    internal static int Call(Ending ending, CancellationToken cancellationToken) => ending switch
    {
        Ending.Return => 1,
        Ending.ExpectedException => throw new Expected(),
        Ending.Timeout => throw new TimeoutException(),
        _ => throw new OperationCanceledException(cancellationToken),
    };

    [Fact]
    public void TenMillionCalls_WhileThreadsComeAndGoAndReadersRead_AreAllCounted()
    {
        using var reader = new OperationReader();
        long[] expected = new long[Enum.GetValues<Ending>().Length];
        for (int call = 0; call < Calls; call++) expected[(int)EndingOf(call)]++;

        int next = 0;
        using var finished = new CancellationTokenSource();
        var reading = new Thread(() => ReadUntil(finished.Token));
        reading.Start();
        // Each thread lives for one share of the calls; the next share has a thread of its own.
        Thread[] starters = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            for (int share = Interlocked.Add(ref next, CallsPerThread); share <= Calls; share = Interlocked.Add(ref next, CallsPerThread))
            {
                int first = share - CallsPerThread;
                var thread = new Thread(() => CallAll(first));
                thread.Start();
                thread.Join();
            }
        }))];
        foreach (Thread starter in starters) starter.Start();
        foreach (Thread starter in starters) starter.Join();
        finished.Cancel();
        reading.Join();

        OperationSnapshot snapshot = reader.Read().Single(static one => one.Operation == "exact.call");
        Assert.Equal(expected[(int)Ending.Return] + expected[(int)Ending.ExpectedException], snapshot.CountOf(Outcome.Ok));
        Assert.Equal(expected[(int)Ending.Timeout], snapshot.CountOf(Outcome.Error));
        Assert.Equal(expected[(int)Ending.Cancellation], snapshot.CountOf(Outcome.Canceled));
        Assert.Equal(0, snapshot.Active);
    }

    static Ending EndingOf(int call) => (call % 1_000) switch
    {
        7 => Ending.ExpectedException,
        77 or 78 => Ending.Timeout,
        777 => Ending.Cancellation,
        _ => Ending.Return,
    };

    static void CallAll(int first)
    {
        var cancelled = new CancellationToken(canceled: true);
        for (int call = first; call < first + CallsPerThread; call++)
        {
            try
            {
                Call(EndingOf(call), cancelled);
            }
            catch (Exception exception) when (exception is Expected or TimeoutException or OperationCanceledException)
            {
                Assert.NotEqual(Ending.Return, EndingOf(call));
            }
        }
    }

    static void ReadUntil(CancellationToken finished)
    {
        using var reader = new OperationReader();
        long last = 0;
        while (!finished.IsCancellationRequested)
        {
            long calls = reader.Read().Where(static one => one.Operation == "exact.call").Sum(static one => one.Count);
            Assert.True(calls >= last, "A count went back.");
            last = calls;
        }
    }
}
