using System.Collections.Concurrent;
using System.Text;

namespace InstrumentGen.Behaviour.Tests.Snippets;

/// <summary>The audited methods of docs/audit.md, run.</summary>
[Collection(nameof(LedgerTests))]
[CollectionDefinition(nameof(LedgerTests), DisableParallelization = true)]
public class LedgerTests
{
    readonly ConcurrentQueue<string> _queue = new();
    readonly Ledger _ledger = new(new NightShift());

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Close_OfAnAccount_SaysWhoClosedWhichAndWhy()
    {
        using (AuditTrail.Use(new QueueStore(_queue))) await _ledger.CloseAsync(new Account("EUR-1", 0), true, "mia", "moved", Token);
        AuditRecord[] records = Records();
        Assert.Equal([AuditOutcome.Attempt, AuditOutcome.Success], records.Select(static record => record.Outcome));
        Assert.All(records, static record => Assert.Equal(("account.close", "mia", "EUR-1", "moved"), (record.Action, record.Actor, record.Resource, record.Reason)));
        Assert.Equal("true", Assert.Single(records[1].Details).Value.GetRawText());
    }

    [Fact]
    public async Task Close_ThatThrows_HasFailed()
    {
        using (AuditTrail.Use(new QueueStore(_queue)))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => _ledger.CloseAsync(new Account("EUR-1", 7), true, "mia", "moved", Token));
        }

        Assert.Equal((AuditOutcome.Failure, "System.InvalidOperationException"), (Records()[1].Outcome, Records()[1].Error));
    }

    [Fact]
    public void Open_OfAnAccount_SaysWhichItBecameAndHidesItsOwner()
    {
        using (RedactionPolicy.Use(new RedactionOptions()))
        using (AuditTrail.Use(new QueueStore(_queue))) _ledger.Open("EUR", "Ann Example");
        AuditRecord record = Assert.Single(Records());
        Assert.Equal(("night-shift", "EUR-1"), (record.Actor, record.Resource));
        Assert.Equal("****le", record.Details.Single(static detail => detail.Key == "owner").Value.GetString());
    }

    [Fact]
    public void Export_ThatIsLeftEarly_HasItsRecordAllTheSame()
    {
        var options = new AuditTrailOptions { Actors = new NightShift() };
        using (AuditTrail.Use(new QueueStore(_queue), options)) Assert.Equal("EUR-1", _ledger.Export(1000).First());
        Assert.Equal([("night-shift", AuditOutcome.Attempt), ("night-shift", AuditOutcome.Success)], Records().Select(static record => (record.Actor, record.Outcome)));
    }

    AuditRecord[] Records() => [.. _queue.Select(static text => AuditRecord.Parse(Encoding.UTF8.GetBytes(text)))];
}
