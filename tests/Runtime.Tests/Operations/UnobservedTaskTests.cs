using System.Runtime.CompilerServices;

namespace InstrumentGen.Runtime.Tests;

public sealed class UnobservedTaskTests : IDisposable
{
    readonly InstrumentationScope _scope = Scopes.New();
    readonly MeterRecorder _meter;
    readonly OperationProbe _probe;
    readonly IOException _exception = new();
    int _raised;

    public UnobservedTaskTests()
    {
        _meter = new MeterRecorder(_scope);
        _probe = _scope.TracedAndMetered();
        TaskScheduler.UnobservedTaskException += Notice;
    }

    public static TheoryData<bool> HasResult => [false, true];

    public void Dispose()
    {
        TaskScheduler.UnobservedTaskException -= Notice;
        _meter.Dispose();
    }

    [Theory, MemberData(nameof(HasResult))]
    public void UnobservedTask_Faulted_IsRaisedOnce(bool hasResult)
    {
        Threads.Run(() => Forget(hasResult, Task.FromException<int>(_exception)));
        AssertRaisedOnce();
    }

    [Theory, MemberData(nameof(HasResult))]
    public void UnobservedTask_PendingThenFaulted_IsRaisedOnce(bool hasResult)
    {
        Threads.Run(() => FailLater(hasResult));
        AssertRaisedOnce();
    }

    [Theory, MemberData(nameof(HasResult))]
    public void UnobservedTask_Awaited_IsNotRaised(bool hasResult)
    {
        Threads.Run(() => Observe(hasResult));
        // The forgotten one comes after it: when that has been raised, the other has had its turn.
        Threads.Run(() => Forget(hasResult, Task.FromException<int>(_exception)));
        AssertRaisedOnce();
    }

    void AssertRaisedOnce()
    {
        Assert.True(
            SpinWait.SpinUntil(
                () =>
                {
                    Threads.CollectGarbage();
                    return Volatile.Read(ref _raised) > 0;
                },
                Patience.Limit),
            "The event was not raised.");
        Threads.CollectGarbage();
        Assert.Equal(1, _raised);
        Assert.NotEmpty(_meter.Durations);
        Assert.All(_meter.Durations, static one => Assert.Equal("System.IO.IOException", one.Tag("error.type")));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void Forget(bool hasResult, Task<int> task) =>
        _ = hasResult ? Woven.GetAsync(_probe, () => task) : Woven.CallAsync(_probe, () => task);

    [MethodImpl(MethodImplOptions.NoInlining)]
    void FailLater(bool hasResult)
    {
        var gate = new TaskCompletionSource<int>();
        Forget(hasResult, gate.Task);
        gate.SetException(_exception);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void Observe(bool hasResult)
    {
        Task<int> task = Task.FromException<int>(_exception);
        Task followed = hasResult ? Woven.GetAsync(_probe, () => task) : Woven.CallAsync(_probe, () => task);
        Assert.Same(_exception, followed.Exception!.InnerException);
    }

    void Notice(object? sender, UnobservedTaskExceptionEventArgs unobserved)
    {
        if (unobserved.Exception.InnerExceptions.Contains(_exception)) Interlocked.Increment(ref _raised);
    }
}
