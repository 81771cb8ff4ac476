namespace InstrumentGen.Runtime.Tests;

public sealed class OutcomeTests : IDisposable
{
    readonly InstrumentationScope _scope = Scopes.New();
    readonly CancellationTokenSource _cancelled = new();
    readonly CancellationTokenSource _running = new();
    readonly MeterRecorder _meter;

    public OutcomeTests()
    {
        _meter = new MeterRecorder(_scope);
        _cancelled.Cancel();
    }

    public static TheoryData<Shape> Every => Shapes.All;

    string? Outcome => Assert.Single(_meter.Durations).Tag("outcome");

    public void Dispose()
    {
        _meter.Dispose();
        _cancelled.Dispose();
        _running.Dispose();
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Outcome_Returned_IsOk(Shape shape)
    {
        Assert.Null(await shape.Run(_scope.Metered()));
        Assert.Equal("ok", Outcome);
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Outcome_Exception_IsErrorAndReachesTheCaller(Shape shape)
    {
        var exception = new InvalidOperationException();
        Assert.Same(exception, await shape.Run(_scope.Metered(), exception));
        Assert.Equal("error", Outcome);
        Assert.Equal("System.InvalidOperationException", _meter.Durations[0].Tag("error.type"));
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Outcome_CancelledWithItsToken_IsCanceled(Shape shape)
    {
        var exception = new OperationCanceledException(_cancelled.Token);
        Assert.Same(exception, await shape.Run(_scope.Metered(), exception, _cancelled.Token));
        Assert.Equal("canceled", Outcome);
        Assert.False(_meter.Durations[0].Tags.ContainsKey("error.type"));
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Outcome_CancelledThoughItsTokenIsNot_IsError(Shape shape)
    {
        var exception = new OperationCanceledException(_cancelled.Token);
        Assert.Same(exception, await shape.Run(_scope.Metered(), exception, _running.Token));
        Assert.Equal("error", Outcome);
        Assert.NotNull(_meter.Durations[0].Tag("error.type"));
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Outcome_CancelledWithoutAnyToken_IsCanceled(Shape shape)
    {
        _ = await shape.Run(_scope.Metered(), new OperationCanceledException());
        Assert.Equal("canceled", Outcome);
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Outcome_OneOfSeveralTokensCancelled_IsCanceled(Shape shape)
    {
        var tokens = new CallTokens(_running.Token, CancellationToken.None, _cancelled.Token);
        _ = await shape.Run(_scope.Metered(), new TaskCanceledException(), tokens);
        Assert.Equal("canceled", Outcome);
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Outcome_NoneOfSeveralTokensCancelled_IsError(Shape shape)
    {
        var tokens = new CallTokens(_running.Token, CancellationToken.None);
        _ = await shape.Run(_scope.Metered(), new OperationCanceledException(), tokens);
        Assert.Equal("error", Outcome);
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Outcome_FailedWhileItsTokenIsCancelled_IsError(Shape shape)
    {
        _ = await shape.Run(_scope.Metered(), new IOException(), _cancelled.Token);
        Assert.Equal("error", Outcome);
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Outcome_ExpectedException_IsOkAndReachesTheCaller(Shape shape)
    {
        var exception = new FileNotFoundException();
        Assert.Same(exception, await shape.Run(Expecting<FileNotFoundException>(), exception));
        Assert.Equal("ok", Outcome);
        Assert.False(_meter.Durations[0].Tags.ContainsKey("error.type"));
    }

    [Fact]
    public async Task Outcome_DerivedFromExpected_IsOk()
    {
        _ = await Shape.Method.Run(Expecting<IOException>(), new FileNotFoundException());
        Assert.Equal("ok", Outcome);
    }

    [Fact]
    public async Task Outcome_BaseOfExpected_IsError()
    {
        _ = await Shape.Method.Run(Expecting<FileNotFoundException>(), new IOException());
        Assert.Equal("error", Outcome);
    }

    [Fact]
    public async Task Outcome_ExpectedCancellationWithItsToken_IsCanceled()
    {
        _ = await Shape.Method.Run(Expecting<Exception>(), new OperationCanceledException(), _cancelled.Token);
        Assert.Equal("canceled", Outcome);
    }

    [Fact]
    public async Task Outcome_ExpectedCancellationWithoutItsToken_IsOk()
    {
        _ = await Shape.Method.Run(Expecting<Exception>(), new OperationCanceledException(), _running.Token);
        Assert.Equal("ok", Outcome);
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Outcome_OfEachCall_IsTheSameForEverySignal(Shape shape)
    {
        OperationProbe probe = _scope.TracedAndMetered();
        using var spans = new SpanRecorder(_scope);
        using var reader = new OperationReader();
        _ = await shape.Run(probe, new InvalidOperationException());
        OutcomeSnapshot snapshot = Assert.Single(reader.ReadOne(_scope).Outcomes);
        Assert.Equal((InstrumentGen.Outcome.Error, "System.InvalidOperationException"), (snapshot.Outcome, snapshot.ErrorType));
        Assert.Equal(("error", "System.InvalidOperationException"), (Outcome, _meter.Durations[0].Tag("error.type")));
        Assert.Equal("System.InvalidOperationException", spans.Span.GetTagItem("error.type"));
    }

    OperationProbe Expecting<TException>()
        where TException : Exception =>
        _scope.Define(new OperationDefinition("operation") { Metered = true, IsExpected = static exception => exception is TException });
}
