namespace InstrumentGen.Runtime.Tests;

public sealed class FollowCompletedTests : IDisposable
{
    readonly InstrumentationScope _scope = Scopes.New();
    readonly MeterRecorder _meter;
    readonly OperationProbe _probe;

    public FollowCompletedTests()
    {
        _meter = new MeterRecorder(_scope);
        _probe = _scope.TracedAndMetered();
    }

    string? Outcome => Assert.Single(_meter.Durations).Tag("outcome");

    public void Dispose() => _meter.Dispose();

    [Fact]
    public void Task_Successful_IsReturnedAsItIs()
    {
        var task = Task.FromResult(42);
        Assert.Same(task, Woven.GetAsync(_probe, () => task));
        Assert.Equal("ok", Outcome);
    }

    [Fact]
    public void Task_SuccessfulWithoutResult_IsReturnedAsItIs()
    {
        Task task = Task.Factory.StartNew(
            static () => { }, TestContext.Current.CancellationToken, TaskCreationOptions.None, TaskScheduler.Default);
        Assert.True(SpinWait.SpinUntil(() => task.IsCompleted, Patience.Limit));
        Assert.Same(task, Woven.CallAsync(_probe, () => task));
        Assert.Equal("ok", Outcome);
    }

    [Fact]
    public void Task_Canceled_IsReturnedAsItIs()
    {
        var token = new CancellationToken(canceled: true);
        var task = Task.FromCanceled(token);
        Assert.Same(task, Woven.CallAsync(_probe, () => task, token));
        Assert.Equal("canceled", Outcome);
    }

    [Fact]
    public void TaskOfResult_Canceled_IsReturnedAsItIs()
    {
        var task = Task.FromCanceled<int>(new CancellationToken(canceled: true));
        Assert.Same(task, Woven.GetAsync(_probe, () => task, CancellationToken.None));
        Assert.Equal("error", Outcome);
    }

    [Fact]
    public async Task Task_Faulted_ThrowsTheSameException()
    {
        var exception = new IOException();
        Task followed = Woven.CallAsync(_probe, () => Task.FromException(exception));
        Assert.True(followed.IsFaulted);
        Assert.Equal("error", Outcome);
        Assert.Same(exception, await Assert.ThrowsAsync<IOException>(() => followed));
    }

    [Fact]
    public async Task TaskOfResult_Faulted_ThrowsTheSameException()
    {
        var exception = new IOException();
        Task<int> followed = Woven.GetAsync(_probe, () => Task.FromException<int>(exception));
        Assert.True(followed.IsFaulted);
        Assert.Equal("error", Outcome);
        Assert.Same(exception, await Assert.ThrowsAsync<IOException>(() => followed));
    }

    [Fact]
    public async Task Task_FaultedByThrow_KeepsTheStackOfTheMethod()
    {
        IOException exception = await Assert.ThrowsAsync<IOException>(() => Woven.CallAsync(_probe, ThrowDeepInside));
        Assert.Contains(nameof(ThrowDeepInside), exception.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void Task_FaultedWithCancellation_StaysFaulted()
    {
        var exception = new OperationCanceledException();
        Task followed = Woven.CallAsync(_probe, () => Task.FromException(exception));
        Assert.Equal(TaskStatus.Faulted, followed.Status);
        Assert.Same(exception, followed.Exception!.InnerException);
        Assert.Equal("canceled", Outcome);
    }

    [Fact]
    public void Task_FaultedManyTimes_KeepsEveryException()
    {
        Exception[] exceptions = [new IOException(), new InvalidOperationException(), new TimeoutException()];
        Task followed = Woven.CallAsync(_probe, () => Task.WhenAll(exceptions.Select(Task.FromException)));
        Assert.Equal(exceptions, followed.Exception!.InnerExceptions);
        Assert.Equal("System.IO.IOException", Assert.Single(_meter.Durations).Tag("error.type"));
    }

    [Fact]
    public void Task_Null_IsPassedThrough()
    {
        Assert.Null(Woven.CallAsync(_probe, static () => null!));
        Assert.Equal("ok", Outcome);
    }

    [Fact]
    public void TaskOfResult_Null_IsPassedThrough()
    {
        Assert.Null(Woven.GetAsync<int>(_probe, static () => null!));
        Assert.Equal("ok", Outcome);
    }

    [Fact]
    public async Task Task_NotStarted_IsReturnedAsItIsForTheCallerToStart()
    {
        var task = new Task(static () => { });
        var taskOfResult = new Task<int>(static () => 42);
        Assert.Same(task, Woven.CallAsync(_probe, () => task));
        Assert.Same(taskOfResult, Woven.GetAsync(_probe, () => taskOfResult));
        Assert.Equal(["ok", "ok"], _meter.Durations.Select(static one => one.Tag("outcome")));
        taskOfResult.Start(TaskScheduler.Default);
        Assert.Equal(42, await taskOfResult.InTime());
    }

    [Fact]
    public void Method_ThrowingBeforeItsTask_ThrowsAtOnce()
    {
        var exception = new ArgumentNullException();
        Action call = () => _ = Woven.CallAsync(_probe, () => throw exception);
        Assert.Same(exception, Record.Exception(call));
        Assert.Equal("error", Outcome);
    }

    static async Task ThrowDeepInside()
    {
        await Task.CompletedTask;
        throw new IOException();
    }
}
