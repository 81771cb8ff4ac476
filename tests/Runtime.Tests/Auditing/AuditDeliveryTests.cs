namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class AuditDeliveryTests : IDisposable
{
    static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(50);

    readonly InstrumentationScope _scope = Scopes.New();
    readonly AuditStoreRecorder _store = new();
    readonly FailureRecorder _failures = new();
    readonly AuditTrailOptions _options = new() { RetryDelay = TimeSpan.FromMilliseconds(1), ShutdownTimeout = Patience.Limit };
    AuditTrail? _trail;

    public static TheoryData<Shape> EveryShape => Shapes.All;

    public void Dispose()
    {
        _store.Failure = null;
        _store.Open();
        _trail?.Dispose();
        _failures.Dispose();
    }

    [Fact]
    public void Guaranteed_WhereTheStoreFails_TheMethodDoesNotRun()
    {
        _trail = AuditTrail.Use(_store, _options);
        var failure = new IOException("the disk is full");
        _store.Failure = failure;
        bool hasRun = false;
        var refused = Assert.Throws<AuditUnavailableException>(() => Woven.Call(Audited(), () => hasRun = true));
        Assert.Same(failure, refused.InnerException);
        Assert.Contains("order.refund", refused.Message, StringComparison.Ordinal);
        Assert.False(hasRun);
        _store.Failure = null;
        Assert.True(_trail.Flush(Patience.Limit));
        Assert.Empty(_store.Texts);
        Assert.True(_failures.Count >= 1);
    }

    [Theory]
    [MemberData(nameof(EveryShape))]
    public async Task Guaranteed_WhereTheStoreFailsBehindTheMethod_TheCallReturnsAndTheRecordIsHeld(Shape shape)
    {
        _trail = AuditTrail.Use(_store, _options);
        // The attempt gets through, and nothing after it.
        _store.OnAppend = () => _store.Failure = _store.Texts.Count > 0 ? new IOException() : null;
        bool throws = shape == Shape.ThrowBeforeTask;
        var thrown = new FormatException();
        Assert.Same(throws ? thrown : null, await shape.Run(Audited(), throws ? thrown : null));
        Assert.Equal(AuditOutcome.Attempt, Assert.Single(_store.Records).Outcome);
        Assert.Equal((1, 1), (_trail.Waiting, _trail.Held));
        _store.OnAppend = () => _store.Failure = null;
        Assert.True(_trail.Flush(Patience.Limit));
        Assert.Equal((0, 0), (_trail.Waiting, _trail.Held));
        Assert.Equal([AuditOutcome.Attempt, throws ? AuditOutcome.Failure : AuditOutcome.Success], _store.Records.Select(static record => record.Outcome));
    }

    [Fact]
    public void Guaranteed_WhereTheStoreHangs_TheMethodDoesNotRun()
    {
        _options.AttemptTimeout = s_short;
        _trail = AuditTrail.Use(_store, _options);
        _store.Close();
        bool hasRun = false;
        Assert.Throws<AuditUnavailableException>(() => Woven.Call(Audited(), () => hasRun = true));
        Assert.False(hasRun);
    }

    [Fact]
    public async Task Guaranteed_WhereTheStoreHangsBehindTheMethod_TheCallReturnsInTime()
    {
        _options.OutcomeTimeout = s_short;
        _trail = AuditTrail.Use(_store, _options);
        Woven.Call(Audited(), _store.Close);
        _store.Open();
        Assert.True(_trail.Flush(Patience.Limit));
        await Woven.CallAsync(Audited(), async () =>
        {
            await Task.Yield();
            _store.Close();
        }).InTime();
        _store.Open();
        Assert.True(_trail.Flush(Patience.Limit));
        Assert.Equal(4, _store.Texts.Count);
    }

    [Fact]
    public async Task Guaranteed_OfSeveralCallers_IsDurableTogether()
    {
        const int Callers = 8;
        _trail = AuditTrail.Use(_store, _options);
        _store.Close();
        OperationProbe probe = Audited();
        Action[] callers = [.. Enumerable.Repeat(() => Woven.Call(probe, static () => { }), Callers)];
        Task all = Task.Run(() => Threads.RunAll(callers), TestContext.Current.CancellationToken);
        _store.Entered();
        Assert.True(SpinWait.SpinUntil(() => _trail.Waiting == Callers, Patience.Limit));
        _store.Open();
        await all.InTime();
        Assert.Equal(2 * Callers, _store.Texts.Count);
        // The first took what was there when the writer looked, the second all that came while it was at work.
        Assert.True(_store.Batches.Take(2).Sum() >= Callers, string.Join(' ', _store.Batches));
    }

    [Fact]
    public void Guaranteed_WithoutATrail_TheMethodDoesNotRun()
    {
        bool hasRun = false;
        var refused = Assert.Throws<AuditUnavailableException>(() => Woven.Call(Audited(AuditDelivery.Guaranteed), () => hasRun = true));
        Assert.Contains("AddAudit", refused.Message, StringComparison.Ordinal);
        Assert.False(hasRun);
    }

    [Fact]
    public void ByTrail_WithoutATrail_TheMethodRunsAndIsCounted()
    {
        bool hasRun = false;
        Woven.Call(Audited(), () => hasRun = true);
        Assert.Equal((true, 1), (hasRun, _failures.Count));
    }

    [Fact]
    public void Queued_Call_LeavesItsOutcomeSoon()
    {
        _trail = AuditTrail.Use(_store, _options);
        Woven.Call(Audited(AuditDelivery.Queued), static () => { });
        Assert.True(_trail.Flush(Patience.Limit));
        Assert.Equal(AuditOutcome.Success, Assert.Single(_store.Records).Outcome);
    }

    [Fact]
    public void Queued_CallThatAsksForIt_LeavesAnAttemptFirst()
    {
        _trail = AuditTrail.Use(_store, _options);
        Woven.Call(Audited(AuditDelivery.Queued, attempt: true), static () => { });
        Assert.True(_trail.Flush(Patience.Limit));
        Assert.Equal([AuditOutcome.Attempt, AuditOutcome.Success], _store.Records.Select(static record => record.Outcome));
    }

    [Fact]
    public void Queued_WhereTheStoreFails_NothingIsLostAndNoCallFails()
    {
        const int Calls = 500;
        _trail = AuditTrail.Use(_store, _options);
        _store.Failure = new IOException();
        OperationProbe probe = Audited(AuditDelivery.Queued);
        for (int call = 0; call < Calls; call++)
        {
            int number = call;
            Woven.Says(audit => audit.Resource(number));
            Woven.Call(probe, static () => { });
        }

        Assert.Empty(_store.Texts);
        _store.Failure = null;
        Assert.True(_trail.Flush(Patience.Limit));
        Assert.Equal(Enumerable.Range(0, Calls).Select(static number => $"{number}"), _store.Records.Select(static record => record.Resource!));
    }

    [Fact]
    public async Task Queued_WhereTheQueueIsFull_TheCallWaits()
    {
        _options.QueueCapacity = 4;
        _trail = AuditTrail.Use(_store, _options);
        OperationProbe probe = Audited(AuditDelivery.Queued);
        _store.Close();
        for (int call = 0; call < 4; call++) Woven.Call(probe, static () => { });
        Task fifth = Task.Run(() => Woven.Call(probe, static () => { }), TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<TimeoutException>(() => fifth.WaitAsync(s_short, TestContext.Current.CancellationToken));
        _store.Open();
        await fifth.InTime();
        Assert.True(_trail.Flush(Patience.Limit));
        Assert.Equal(5, _store.Texts.Count);
    }

    [Fact]
    public void Store_ThatCallsAnAuditedMethod_DoesNotWaitForItself()
    {
        _trail = AuditTrail.Use(_store, _options);
        OperationProbe probe = Audited();
        int inside = 0;
        _store.OnAppend = () => Woven.Call(probe, () => inside++);
        Woven.Call(probe, static () => { });
        Assert.Equal(2, inside);
        Assert.Equal(2, _store.Texts.Count);
    }

    [Fact]
    public void Dispose_OfATrail_WritesWhatWaitsAndEndsTheStore()
    {
        _trail = AuditTrail.Use(_store, _options);
        OperationProbe probe = Audited(AuditDelivery.Queued);
        for (int call = 0; call < 100; call++) Woven.Call(probe, static () => { });
        _trail.Dispose();
        Assert.Equal(100, _store.Texts.Count);
        Assert.True(_store.IsDisposed);
    }

    [Fact]
    public void Dispose_WhereTheStoreFails_GivesUpInTimeAndSaysHowMany()
    {
        _options.ShutdownTimeout = s_short;
        _trail = AuditTrail.Use(_store, _options);
        _store.Failure = new IOException();
        Woven.Call(Audited(AuditDelivery.Queued), static () => { });
        _trail.Dispose();
        Assert.Equal(1, _trail.Waiting);
        Assert.True(_failures.Count >= 2);
    }

    [Fact]
    public void Flush_WithoutALimit_WaitsForTheStore()
    {
        _trail = AuditTrail.Use(_store, _options);
        _store.Close();
        Woven.Call(Audited(AuditDelivery.Queued), static () => { });
        _store.Entered();
        using var opening = new Timer(_ => _store.Open(), null, s_short, Timeout.InfiniteTimeSpan);
        Assert.True(_trail.Flush(Timeout.InfiniteTimeSpan));
        Assert.Single(_store.Texts);
    }

    [Fact]
    public void Dispose_WhereTheStoreRecovers_WritesWhatWasHeld()
    {
        _options.RetryDelay = TimeSpan.FromMilliseconds(20);
        _trail = AuditTrail.Use(_store, _options);
        _store.Failure = new IOException();
        Woven.Call(Audited(AuditDelivery.Queued), static () => { });
        _store.Entered();
        using var recovery = new Timer(_ => _store.Failure = null, null, s_short, Timeout.InfiniteTimeSpan);
        _trail.Dispose();
        Assert.Single(_store.Texts);
        Assert.True(_store.IsDisposed);
    }

    [Fact]
    public void Dispose_OfATrail_PutsTheOneBeforeInForceAgain()
    {
        _trail = AuditTrail.Use(_store, _options);
        var other = new AuditStoreRecorder();
        using (AuditTrail.Use(other)) Woven.Call(Audited(), static () => { });
        Woven.Call(Audited(), static () => { });
        Assert.Equal((2, 2), (other.Texts.Count, _store.Texts.Count));
    }

    [Theory]
    [InlineData(AuditDelivery.ByTrail)]
    [InlineData(AuditDelivery.Guaranteed)]
    [InlineData(AuditDelivery.Queued)]
    public void Trail_ThatEndsDuringACall_LeavesTheOutcomeToTheOneBefore(AuditDelivery delivery)
    {
        _trail = AuditTrail.Use(_store, _options);
        var other = new AuditStoreRecorder();
        AuditTrail later = AuditTrail.Use(other);
        Woven.Call(Audited(delivery, attempt: true), later.Dispose);
        Assert.True(_trail.Flush(Patience.Limit));
        Assert.Equal(AuditOutcome.Attempt, Assert.Single(other.Records).Outcome);
        Assert.Equal(AuditOutcome.Success, Assert.Single(_store.Records).Outcome);
        Assert.Equal(0, _failures.Count);
    }

    [Fact]
    public void Trail_ThatEndsDuringACallAndWasTheOnlyOne_LosesTheOutcomeAndIsCounted()
    {
        _trail = AuditTrail.Use(_store, _options);
        Woven.Call(Audited(), _trail.Dispose);
        Assert.Equal(AuditOutcome.Attempt, Assert.Single(_store.Records).Outcome);
        Assert.Equal(1, _failures.Count);
    }

    [Theory]
    [InlineData(AuditDelivery.ByTrail, true)]
    [InlineData(AuditDelivery.Guaranteed, false)]
    public void Trail_ThatEndsBeforeTheMethodRuns_IsAsNone(AuditDelivery delivery, bool runs)
    {
        _trail = AuditTrail.Use(_store, _options);
        bool hasRun = false;
        Woven.Says(_ => _trail.Dispose());
        Exception? thrown = Record.Exception(() => Woven.Call(Audited(delivery), () => hasRun = true));
        Assert.Equal((runs, runs), (hasRun, thrown is null));
    }

    OperationProbe Audited(AuditDelivery delivery = AuditDelivery.ByTrail, bool attempt = false) =>
        _scope.Define(new OperationDefinition("Till.Refund") { Audited = new OperationAuditDefinition("order.refund") { Delivery = delivery, Attempt = attempt } });
}
