namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class AuditSequenceTests : IDisposable
{
    readonly AuditStoreRecorder _store = new();
    readonly AuditTrail _trail;
    readonly OperationProbe _probe = Scopes.New().Define(new OperationDefinition("Ledger.Read") { Audited = new OperationAuditDefinition("ledger.read") });

    public AuditSequenceTests() => _trail = AuditTrail.Use(_store, new AuditTrailOptions { RetryDelay = TimeSpan.FromMilliseconds(1) });

    public void Dispose() => _trail.Dispose();

    [Fact]
    public void Iterator_ThatIsNeverEntered_LeavesNoRecord()
    {
        _ = _probe.Enumerate(Count(3));
        Assert.Empty(_store.Texts);
    }

    [Fact]
    public void Iterator_ThatIsReadToItsEnd_LeavesASuccess()
    {
        Assert.Equal([0, 1, 2], _probe.Enumerate(Count(3), begin: Begin));
        Assert.Equal([AuditOutcome.Attempt, AuditOutcome.Success], Outcomes);
        Assert.All(_store.Records, static record => Assert.Equal("alice", record.Actor));
    }

    [Fact]
    public void Iterator_ThatIsLeftEarly_LeavesASuccess()
    {
        foreach (int one in _probe.Enumerate(Count(3), begin: Begin))
        {
            Assert.Equal([AuditOutcome.Attempt], Outcomes);
            if (one == 1) break;
        }

        Assert.Equal([AuditOutcome.Attempt, AuditOutcome.Success], Outcomes);
    }

    [Fact]
    public void Iterator_ThatThrows_LeavesAFailure()
    {
        Assert.Throws<FormatException>(() => _probe.Enumerate(Fail(), begin: Begin).Count());
        Assert.Equal([AuditOutcome.Attempt, AuditOutcome.Failure], Outcomes);
    }

    [Fact]
    public void Iterator_WhoseAttemptFails_IsNotEntered()
    {
        _store.Failure = new IOException();
        bool isEntered = false;
        using IEnumerator<int> steps = _probe.Enumerate(Enter(), begin: Begin).GetEnumerator();
        Assert.Throws<AuditUnavailableException>(() => steps.MoveNext());
        Assert.False(isEntered);

        IEnumerable<int> Enter()
        {
            isEntered = true;
            yield return 1;
        }
    }

    [Fact]
    public async Task AsyncIterator_ThatIsReadToItsEnd_LeavesASuccess()
    {
        int sum = 0;
        await foreach (int one in _probe.Enumerate(CountAsync(4), begin: Begin)) sum += one;
        Assert.Equal(6, sum);
        Assert.Equal([AuditOutcome.Attempt, AuditOutcome.Success], Outcomes);
    }

    [Fact]
    public async Task AsyncIterator_ThatIsLeftEarly_LeavesASuccess()
    {
        await foreach (int one in _probe.Enumerate(CountAsync(4), begin: Begin))
        {
            if (one == 1) break;
        }

        Assert.Equal([AuditOutcome.Attempt, AuditOutcome.Success], Outcomes);
    }

    [Fact]
    public async Task AsyncIterator_WhoseAttemptFails_IsNotEntered()
    {
        _store.Failure = new IOException();
        IAsyncEnumerator<int> steps = _probe.Enumerate(CountAsync(1), begin: Begin).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<AuditUnavailableException>(async () => await steps.MoveNextAsync());
        await steps.DisposeAsync();
        _store.Failure = null;
        Assert.True(_trail.Flush(Patience.Limit));
        Assert.Empty(_store.Texts);
    }

    IEnumerable<AuditOutcome> Outcomes => _store.Records.Select(static record => record.Outcome);

    OperationCall Begin()
    {
        OperationCall call = _probe.Begin();
        call.Audit.Actor("alice");
        return call;
    }

    static IEnumerable<int> Count(int count)
    {
        for (int one = 0; one < count; one++) yield return one;
    }

    static IEnumerable<int> Fail()
    {
        yield return 1;
        throw new FormatException();
    }

    static async IAsyncEnumerable<int> CountAsync(int count)
    {
        for (int one = 0; one < count; one++)
        {
            if (one % 2 == 1) await Task.Yield();
            yield return one;
        }
    }
}
