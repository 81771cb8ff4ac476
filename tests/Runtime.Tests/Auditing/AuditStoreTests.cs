namespace InstrumentGen.Runtime.Tests;

/// <summary>What stores get of a trail.</summary>
[Collection(ProcessWide.Name)]
public sealed class AuditStoreTests : IDisposable
{
    readonly OperationProbe _probe = Scopes.New().Define(new OperationDefinition("Till.Refund") { Audited = new OperationAuditDefinition("order.refund") });
    readonly AuditStoreRecorder _store = new();
    readonly FailureRecorder _failures = new();
    readonly AuditTrailOptions _options = new() { ShutdownTimeout = Patience.Limit };
    AuditTrail? _trail;

    public void Dispose()
    {
        _trail?.Dispose();
        _failures.Dispose();
    }

    [Fact]
    public void Copies_OfAStore_DoNotHoldItUp()
    {
        var broken = new AuditStoreRecorder { Failure = new IOException() };
        var copy = new AuditStoreRecorder();
        _trail = AuditTrail.Use(new AuditStoreCopies(_store, [broken, copy]), _options);
        Woven.Call(_probe, static () => { });
        Assert.Equal(_store.Texts, copy.Texts);
        Assert.Equal((2, 2), (_store.Texts.Count, _failures.Count));
    }

    [Fact]
    public void Copies_OfAStoreThatGrowsItsBatches_HaveWhatItHas()
    {
        var growing = new AuditStoreRecorder { GrowsBatches = true };
        var copy = new AuditStoreRecorder { GrowsBatches = true };
        _trail = AuditTrail.Use(new AuditStoreCopies(growing, [copy]), _options);
        // While the first store is asked, another caller comes; while the second is, a third.
        AuditStoreRecorder[] stores = [growing, copy];
        foreach (AuditStoreRecorder store in stores) store.OnAppend = () => _trail.Commit("{}"u8, isAttempt: false);
        Woven.Call(_probe, static () => { });
        foreach (AuditStoreRecorder store in stores) store.OnAppend = null;
        Assert.True(_trail.Flush(Patience.Limit));
        Assert.Equal(growing.Texts, copy.Texts);
        Assert.Equal(growing.Batches, copy.Batches);
        Assert.True(growing.Batches[0] >= 2);
    }

    [Fact]
    public void Store_ThatDoesNotGrowItsBatches_HasNoneThatGrow()
    {
        _trail = AuditTrail.Use(_store, _options);
        // The recorder asks for more all the same.
        _store.OnAppend = () => _trail.Commit("{}"u8, isAttempt: false);
        Assert.NotNull(_trail.Commit("{}"u8, isAttempt: false));
        _store.Entered();
        _store.Entered();
        _store.OnAppend = null;
        Assert.True(_trail.Flush(Patience.Limit));
        Assert.Equal(1, _store.Batches[0]);
    }
}
