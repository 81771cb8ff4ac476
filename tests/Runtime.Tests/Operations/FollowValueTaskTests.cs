namespace InstrumentGen.Runtime.Tests;

public sealed class FollowValueTaskTests : IDisposable
{
    readonly InstrumentationScope _scope = Scopes.New();
    readonly CountingSource _source = new();
    readonly MeterRecorder _meter;
    readonly OperationProbe _probe;

    public FollowValueTaskTests()
    {
        _meter = new MeterRecorder(_scope);
        _probe = _scope.TracedAndMetered();
    }

    string? Outcome => Assert.Single(_meter.Durations).Tag("outcome");

    public void Dispose() => _meter.Dispose();

    [Fact]
    public async Task ValueTask_Successful_IsReturnedAsItIsAndConsumedOnce()
    {
        _source.Succeed(0);
        ValueTask followed = Woven.CallValueAsync(_probe, () => _source.Task);
        Assert.True(followed == _source.Task);
        Assert.Equal(0, _source.Consumed);
        await followed;
        Assert.Equal(1, _source.Consumed);
        Assert.Equal("ok", Outcome);
    }

    [Fact]
    public async Task ValueTaskOfResult_Successful_IsReturnedAsItIsAndConsumedOnce()
    {
        _source.Succeed(42);
        ValueTask<int> followed = Woven.GetValueAsync(_probe, () => _source.TaskOfResult);
        Assert.True(followed == _source.TaskOfResult);
        Assert.Equal(0, _source.Consumed);
        Assert.Equal(42, await followed);
        Assert.Equal(1, _source.Consumed);
        Assert.Equal("ok", Outcome);
    }

    [Fact]
    public async Task ValueTask_OfAValue_HasTheValue() =>
        Assert.Equal(42, await Woven.GetValueAsync(_probe, static () => new ValueTask<int>(42)));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ValueTask_Faulted_IsConsumedOnceAndThrowsTheSame(bool hasResult)
    {
        var exception = new IOException();
        _source.Fail(exception);
        Task followed = Start(hasResult);
        Assert.Equal("error", Outcome);
        Assert.Same(exception, await Assert.ThrowsAsync<IOException>(() => followed));
        Assert.Equal(1, _source.Consumed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ValueTask_Canceled_IsConsumedOnceAndHasItsToken(bool hasResult)
    {
        var token = new CancellationToken(canceled: true);
        _source.Fail(new OperationCanceledException(token));
        Task followed = Start(hasResult, token);
        Assert.Equal("canceled", Outcome);
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => followed);
        Assert.Equal(token, exception.CancellationToken);
        Assert.Equal(TaskStatus.Canceled, followed.Status);
        Assert.Equal(1, _source.Consumed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ValueTask_PendingThenSuccessful_IsConsumedOnce(bool hasResult)
    {
        Task followed = Start(hasResult);
        Assert.False(followed.IsCompleted);
        Assert.Equal(0, _source.Consumed);
        _source.Succeed(42);
        await followed.InTime();
        if (hasResult) Assert.Equal(42, await (Task<int>)followed);
        Assert.Equal(1, _source.Consumed);
        Assert.Equal("ok", Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ValueTask_PendingThenFaulted_IsConsumedOnceAndThrowsTheSame(bool hasResult)
    {
        var exception = new IOException();
        Task followed = Start(hasResult);
        _source.Fail(exception);
        Assert.Same(exception, await Assert.ThrowsAsync<IOException>(() => followed.InTime()));
        Assert.Equal(1, _source.Consumed);
        Assert.Equal("error", Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ValueTask_PendingThenCanceled_IsConsumedOnceAndHasItsToken(bool hasResult)
    {
        using var source = new CancellationTokenSource();
        Task followed = Start(hasResult, source.Token);
        await source.CancelAsync();
        _source.Fail(new OperationCanceledException(source.Token));
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => followed.InTime());
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal(1, _source.Consumed);
        Assert.Equal("canceled", Outcome);
    }

    [Fact]
    public void ValueTask_OverACanceledTask_IsOverTheSameTask()
    {
        var task = Task.FromCanceled<int>(new CancellationToken(canceled: true));
        Assert.True(new ValueTask<int>(task) == Woven.GetValueAsync(_probe, () => new ValueTask<int>(task)));
        Assert.True(new ValueTask(task) == Woven.CallValueAsync(_probe, () => new ValueTask(task)));
    }

    [Fact]
    public void ValueTask_Default_IsReturnedAsItIs()
    {
        Assert.True(Woven.CallValueAsync(_probe, static () => default) == default);
        Assert.Equal("ok", Outcome);
    }

    Task Start(bool hasResult, CallTokens tokens = default) => hasResult
        ? Woven.GetValueAsync(_probe, () => _source.TaskOfResult, tokens).AsTask()
        : Woven.CallValueAsync(_probe, () => _source.Task, tokens).AsTask();
}
