using System.Diagnostics;

namespace InstrumentGen.Runtime.Tests;

/// <summary>What records say of a call, and how it ended.</summary>
[Collection(ProcessWide.Name)]
public sealed class AuditRecordTests : RecordedTrail
{
    public static TheoryData<Shape> EveryShape => Shapes.All;

    [Theory]
    [MemberData(nameof(EveryShape))]
    public async Task Call_ThatReturns_LeavesAnAttemptAndASuccess(Shape shape)
    {
        Woven.Says(static audit => audit.Actor("alice"));
        bool throws = shape == Shape.ThrowBeforeTask;
        await shape.Run(Audited(), throws ? new IOException() : null);
        IReadOnlyList<AuditRecord> records = Store.Records;
        Assert.Equal([AuditOutcome.Attempt, throws ? AuditOutcome.Failure : AuditOutcome.Success], records.Select(static record => record.Outcome));
        Assert.Single(records.Select(static record => record.Id).Distinct());
        Assert.All(records, static record => Assert.Equal(("order.refund", "alice"), (record.Action, record.Actor)));
        Assert.Equal([false, true], records.Select(static record => record.Duration.HasValue));
    }

    [Theory]
    [MemberData(nameof(EveryShape))]
    public async Task Call_ThatThrows_LeavesAFailureOfItsType(Shape shape)
    {
        var thrown = new IOException("4111 1111 1111 1111");
        Assert.Same(thrown, await shape.Run(Audited(), thrown));
        Assert.Equal([AuditOutcome.Attempt, AuditOutcome.Failure], Store.Records.Select(static record => record.Outcome));
        Assert.Equal("System.IO.IOException", Store.Records[1].Error);
        Assert.DoesNotContain(Store.Texts, static text => text.Contains("4111", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(EveryShape))]
    public async Task Call_ThatIsCancelled_LeavesThat(Shape shape)
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        Assert.IsAssignableFrom<OperationCanceledException>(await shape.Run(Audited(), new OperationCanceledException(source.Token), source.Token));
        Assert.Equal((AuditOutcome.Canceled, null), (Store.Records[1].Outcome, Store.Records[1].Error));
    }

    [Fact]
    public void Call_ThatThrowsWhatIsExpected_HasFailed()
    {
        OperationProbe probe = Scope.Define(new OperationDefinition("Till.Refund") { Audited = new("order.refund"), IsExpected = static exception => exception is IOException });
        Assert.Throws<IOException>(() => Woven.Call(probe, static () => throw new IOException()));
        Assert.Equal((AuditOutcome.Failure, "System.IO.IOException"), (Store.Records[1].Outcome, Store.Records[1].Error));
    }

    [Fact]
    public void Call_WhoseResultIsAnError_HasFailedByItsName()
    {
        OperationCall call = Audited().Begin();
        call.Audit.Begin();
        call.FailsIf(true, "IsRefused");
        call.End();
        Assert.Equal((AuditOutcome.Failure, "IsRefused"), (Store.Records[1].Outcome, Store.Records[1].Error));
    }

    [Fact]
    public void Attempt_OfACall_IsDurableBeforeTheMethodRuns()
    {
        IReadOnlyList<AuditRecord> before = [];
        Woven.Call(Audited(), () => before = Store.Records);
        Assert.Equal(AuditOutcome.Attempt, Assert.Single(before).Outcome);
    }

    [Fact]
    public void Outcome_OfACall_IsDurableWhenItReturns()
    {
        for (int count = 1; count <= 50; count++)
        {
            Woven.Call(Audited(), static () => { });
            Assert.Equal(2 * count, Store.Texts.Count);
        }
    }

    [Fact]
    public async Task Outcome_OfATask_IsDurableWhenItCompletes()
    {
        var end = new TaskCompletionSource();
        Task call = Woven.CallAsync(Audited(), () => end.Task);
        Store.Close();
        end.SetResult();
        await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.False(call.IsCompleted);
        Store.Open();
        await call.InTime();
        Assert.Equal(AuditOutcome.Success, Store.Records[1].Outcome);
    }

    [Fact]
    public void Record_OfACall_SaysWhoWhatWhyAndTheDetails()
    {
        Woven.Says(static audit =>
        {
            audit.Actor(17);
            audit.Resource("order/42", static text => text.ToUpperInvariant());
            audit.Reason("broken \"glass\"\n");
            audit.Detail("order.total", 12.5m);
            audit.Detail("is_gift", true);
            audit.Detail<string?>("note", null);
        });
        Woven.Call(Audited(), static () => { });
        AuditRecord record = Store.Records[1];
        Assert.Equal(("17", "ORDER/42", "broken \"glass\"\n"), (record.Actor, record.Resource, record.Reason));
        Assert.Equal(["order.total", "is_gift", "note"], record.Details.Select(static detail => detail.Key));
        Assert.Equal(["12.5", "true", "null"], record.Details.Select(static detail => detail.Value.GetRawText()));
        Assert.Equal(0, record.Cut);
        Assert.InRange(record.Time, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);
    }

    [Fact]
    public void Record_OfACallInATrace_SaysWhere()
    {
        using var activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();
        using (CorrelationContext.Begin("c-1")) Woven.Call(Audited(), static () => { });
        Assert.All(Store.Records, record => Assert.Equal(("c-1", activity.TraceId.ToHexString(), activity.SpanId.ToHexString()), (record.CorrelationId, record.TraceId, record.SpanId)));
    }

    [Fact]
    public void Record_OfACallWithASpan_IsOfThatSpan()
    {
        using var spans = new SpanRecorder(Scope);
        Woven.Call(Scope.Define(new OperationDefinition("Till.Refund") { Traced = true, Audited = new("order.refund") }), static () => { });
        string span = spans.Span.SpanId.ToHexString();
        Assert.All(Store.Records, record => Assert.Equal(span, record.SpanId));
    }

    [Fact]
    public void Parse_OfNoRecord_SaysSo()
    {
        Assert.Throws<FormatException>(static () => AuditRecord.Parse("{}"u8));
        Assert.Throws<FormatException>(static () => AuditRecord.Parse("{"u8));
        Assert.Throws<FormatException>(static () => AuditRecord.Parse("[]"u8));
        Assert.Throws<FormatException>(static () => AuditRecord.Parse("""{"id":"1","time":"2026-01-02T03:04:05.000000Z","action":"a","outcome":"maybe"}"""u8));
    }
}
