using System.Diagnostics;
using System.Security.Principal;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class AuditRecordTests : IDisposable
{
    readonly InstrumentationScope _scope = Scopes.New();
    readonly AuditStoreRecorder _store = new();
    readonly FailureRecorder _failures = new();
    AuditTrail _trail;

    public AuditRecordTests() => _trail = AuditTrail.Use(_store);

    public static TheoryData<Shape> EveryShape => Shapes.All;

    public void Dispose()
    {
        _trail.Dispose();
        _failures.Dispose();
    }

    [Theory]
    [MemberData(nameof(EveryShape))]
    public async Task Call_ThatReturns_LeavesAnAttemptAndASuccess(Shape shape)
    {
        Woven.Says(static audit => audit.Actor("alice"));
        bool throws = shape == Shape.ThrowBeforeTask;
        await shape.Run(Audited(), throws ? new IOException() : null);
        IReadOnlyList<AuditRecord> records = _store.Records;
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
        Assert.Equal([AuditOutcome.Attempt, AuditOutcome.Failure], _store.Records.Select(static record => record.Outcome));
        Assert.Equal("System.IO.IOException", _store.Records[1].Error);
        Assert.DoesNotContain(_store.Texts, static text => text.Contains("4111", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(EveryShape))]
    public async Task Call_ThatIsCancelled_LeavesThat(Shape shape)
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        Assert.IsAssignableFrom<OperationCanceledException>(await shape.Run(Audited(), new OperationCanceledException(source.Token), source.Token));
        Assert.Equal((AuditOutcome.Canceled, null), (_store.Records[1].Outcome, _store.Records[1].Error));
    }

    [Fact]
    public void Call_ThatThrowsWhatIsExpected_HasFailed()
    {
        OperationProbe probe = _scope.Define(new OperationDefinition("Till.Refund") { Audited = new("order.refund"), IsExpected = static exception => exception is IOException });
        Assert.Throws<IOException>(() => Woven.Call(probe, static () => throw new IOException()));
        Assert.Equal((AuditOutcome.Failure, "System.IO.IOException"), (_store.Records[1].Outcome, _store.Records[1].Error));
    }

    [Fact]
    public void Call_WhoseResultIsAnError_HasFailedByItsName()
    {
        OperationCall call = Audited().Begin();
        call.Audit.Begin();
        call.FailsIf(true, "IsRefused");
        call.End();
        Assert.Equal((AuditOutcome.Failure, "IsRefused"), (_store.Records[1].Outcome, _store.Records[1].Error));
    }

    [Fact]
    public void Attempt_OfACall_IsDurableBeforeTheMethodRuns()
    {
        IReadOnlyList<AuditRecord> before = [];
        Woven.Call(Audited(), () => before = _store.Records);
        Assert.Equal(AuditOutcome.Attempt, Assert.Single(before).Outcome);
    }

    [Fact]
    public void Outcome_OfACall_IsDurableWhenItReturns()
    {
        for (int count = 1; count <= 50; count++)
        {
            Woven.Call(Audited(), static () => { });
            Assert.Equal(2 * count, _store.Texts.Count);
        }
    }

    [Fact]
    public async Task Outcome_OfATask_IsDurableWhenItCompletes()
    {
        var end = new TaskCompletionSource();
        Task call = Woven.CallAsync(Audited(), () => end.Task);
        _store.Close();
        end.SetResult();
        await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.False(call.IsCompleted);
        _store.Open();
        await call.InTime();
        Assert.Equal(AuditOutcome.Success, _store.Records[1].Outcome);
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
        AuditRecord record = _store.Records[1];
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
        Assert.All(_store.Records, record => Assert.Equal(("c-1", activity.TraceId.ToHexString(), activity.SpanId.ToHexString()), (record.CorrelationId, record.TraceId, record.SpanId)));
    }

    [Fact]
    public void Record_OfACallWithASpan_IsOfThatSpan()
    {
        using var spans = new SpanRecorder(_scope);
        Woven.Call(_scope.Define(new OperationDefinition("Till.Refund") { Traced = true, Audited = new("order.refund") }), static () => { });
        string span = spans.Span.SpanId.ToHexString();
        Assert.All(_store.Records, record => Assert.Equal(span, record.SpanId));
    }

    [Fact]
    public void Actor_OfAPrincipal_IsItsName()
    {
        Woven.Says(static audit => audit.Actor(new GenericPrincipal(new GenericIdentity("bob"), null)));
        Woven.Call(Audited(), static () => { });
        Assert.Equal("bob", _store.Records[0].Actor);
    }

    [Fact]
    public void Actor_OfAnAccessor_ComesWithItsAddress()
    {
        Woven.Says(static audit => audit.Actor(new Accessor("carol", "192.0.2.7")));
        Woven.Call(Audited(), static () => { });
        Assert.All(_store.Records, static record => Assert.Equal(("carol", "192.0.2.7"), (record.Actor, record.ClientAddress)));
    }

    [Fact]
    public void Actor_ThatIsAmbient_IsTheTrails()
    {
        Use(new AuditTrailOptions { Actors = new Accessor("dave", "192.0.2.8") });
        Woven.Says(static audit => audit.AmbientActor());
        Woven.Call(Audited(), static () => { });
        Woven.Says(static audit => audit.Actor("erin"));
        Woven.Call(Audited(), static () => { });
        Assert.Equal(["dave", "dave", "erin", "erin"], _store.Records.Select(static record => record.Actor));
        Assert.All(_store.Records, static record => Assert.Equal("192.0.2.8", record.ClientAddress));
    }

    [Fact]
    public void Actor_ThatIsNull_IsUnknownAndCounted()
    {
        Woven.Says(static audit => audit.Actor<string?>(null));
        Woven.Call(Audited(), static () => { });
        Assert.All(_store.Texts, static text => Assert.Contains("\"actor\":null", text, StringComparison.Ordinal));
        Assert.Equal(1, _trail.UnknownActors);
    }

    [Fact]
    public void Values_OfNullableTypes_AreSaidWhereTheyAreThere()
    {
        Woven.Says(static audit =>
        {
            audit.Actor<int?>(17);
            audit.Resource<int?>(null);
            audit.Reason<Guid?>(null);
        });
        Woven.Call(Audited(), static () => { });
        Assert.Equal(("17", null, null), (_store.Records[0].Actor, _store.Records[0].Resource, _store.Records[0].Reason));
    }

    [Fact]
    public void Actor_ThatIsNull_IsRefusedWhereTheTrailInsists()
    {
        Use(new AuditTrailOptions { RejectUnknownActors = true });
        bool hasRun = false;
        var refused = Assert.Throws<AuditUnavailableException>(() => Woven.Call(Audited(), () => hasRun = true));
        Assert.Contains("actor", refused.Message, StringComparison.Ordinal);
        Assert.Equal(("order.refund", false), (refused.Action, hasRun));
        Assert.Empty(_store.Texts);
    }

    [Fact]
    public void Actor_WhoseMemberThrows_IsUnknownAndCountedAsAFailure()
    {
        Woven.Says(static audit => audit.Actor("alice", static string? (_) => throw new InvalidOperationException("4111")));
        Woven.Call(Audited(), static () => { });
        Assert.Null(_store.Records[0].Actor);
        Assert.Equal(1, _failures.Count);
    }

    [Fact]
    public void Actor_WhoseAccessorThrows_IsUnknownAndCountedAsAFailure()
    {
        Woven.Says(static audit => audit.Actor(new Accessor(null, null) { Failure = new InvalidOperationException() }));
        Woven.Call(Audited(), static () => { });
        Assert.Null(_store.Records[0].Actor);
        Assert.Equal(1, _failures.Count);
    }

    [Fact]
    public void Values_ThatAreRedacted_AreNotInClear()
    {
        using IDisposable policy = RedactionPolicy.Use(new RedactionOptions());
        Woven.Says(static audit =>
        {
            ValueRedaction mask = ValueRedaction.Mask(DataClassifications.Personal, 2);
            audit.Actor("alice@example.com", mask);
            audit.Resource("4111111111111111", mask);
            audit.Detail("iban", "DE02120300000000202051", mask);
        });
        Woven.Call(Audited(), static () => { });
        Assert.All(_store.Texts, static text =>
        {
            Assert.DoesNotContain("alice", text, StringComparison.Ordinal);
            Assert.DoesNotContain("4111", text, StringComparison.Ordinal);
            Assert.DoesNotContain("DE02", text, StringComparison.Ordinal);
        });
        Assert.EndsWith("51", _store.Records[0].Details[0].Value.GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_ThatAreErased_AreNotRead()
    {
        int reads = 0;
        Woven.Says(audit =>
        {
            // Without a policy nothing redacts, so everything is erased.
            ValueRedaction mask = ValueRedaction.Mask(DataClassifications.Personal, 2);
            audit.Actor("alice", Read, mask);
            audit.Resource("alice", Read, mask);
            audit.Reason("alice", Read, mask);
            audit.Detail("mail", "alice", Read, mask);
        });
        Woven.Call(Audited(), static () => { });
        AuditRecord record = _store.Records[0];
        Assert.Equal(("[redacted]", "[redacted]", "[redacted]", "[redacted]"), (record.Actor, record.Resource, record.Reason, record.Details[0].Value.GetString()));
        Assert.Equal(0, reads);

        string Read(string source)
        {
            reads++;
            return source;
        }
    }

    [Fact]
    public void Details_ThatDoNotFit_AreLeftOutAndCounted()
    {
        Use(new AuditTrailOptions { MaxDetailBytes = 100 });
        Woven.Says(static audit =>
        {
            audit.Detail("first", 1);
            audit.Detail("huge", new string('x', 200_000));
            audit.Detail("last", 2);
        });
        Woven.Call(Audited(), static () => { });
        Assert.All(_store.Records, static record =>
        {
            Assert.Equal(["first", "last"], record.Details.Select(static detail => detail.Key));
            Assert.Equal(1, record.Cut);
        });
    }

    [Fact]
    public void Text_ThatIsTooLong_EndsWithAnEllipsisBehindAWholeCharacter()
    {
        Use(new AuditTrailOptions { MaxTextBytes = 5 });
        Woven.Says(static audit => audit.Actor("aééé"));
        Woven.Call(Audited(), static () => { });
        Assert.Equal(("aéé…", 1), (_store.Records[0].Actor, _store.Records[0].Cut));
    }

    [Fact]
    public void Text_OfAnyCharacters_IsOneLineOfJson()
    {
        Use(new AuditTrailOptions { Delivery = AuditDelivery.Guaranteed, MaxTextBytes = 10_000 });
        OperationProbe probe = Audited();
        Gen.Select(Gen.String[Gen.Char, 0, 40], Gen.String[Gen.Char, 0, 40], Gen.Double).Sample((actor, value, number) =>
        {
            Woven.Says(audit =>
            {
                audit.Actor(actor);
                audit.Detail(actor, value);
                audit.Detail("number", number);
            });
            Woven.Call(probe, static () => { });
            string text = _store.Texts[^1];
            Assert.DoesNotContain('\n', text);
            AuditRecord record = AuditRecord.Parse(Encoding.UTF8.GetBytes(text));
            Assert.Equal(actor.Length == 0 ? null : Valid(actor), record.Actor);
            Assert.Equal(Valid(value), record.Details[0].Value.GetString());
        }, iter: 300, threads: 1);
    }

    [Fact]
    public void Parse_OfNoRecord_SaysSo()
    {
        Assert.Throws<FormatException>(static () => AuditRecord.Parse("{}"u8));
        Assert.Throws<FormatException>(static () => AuditRecord.Parse("{"u8));
        Assert.Throws<FormatException>(static () => AuditRecord.Parse("[]"u8));
        Assert.Throws<FormatException>(static () => AuditRecord.Parse("""{"id":"1","time":"2026-01-02T03:04:05.000000Z","action":"a","outcome":"maybe"}"""u8));
    }

    OperationProbe Audited() => _scope.Define(new OperationDefinition("Till.Refund") { Audited = new OperationAuditDefinition("order.refund") });

    void Use(AuditTrailOptions options)
    {
        _trail.Dispose();
        _trail = AuditTrail.Use(_store, options);
    }

    // Halves of surrogate pairs become U+FFFD.
    static string Valid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    sealed record Accessor(string? Name, string? Address) : IAuditActorAccessor
    {
        internal Exception? Failure { get; init; }

        public string? Actor => Failure is null ? Name : throw Failure;

        public string? ClientAddress => Address;
    }
}
