using InstrumentGen.Audit;

namespace InstrumentGen.Runtime.Audit.Tests;

/// <summary>Records come again after a failure, and are kept once: whether the transaction that failed was durable or not.</summary>
public sealed class RetryTests : IDisposable
{
    readonly Trail _trail = new();
    TransactionStage? _failing;

    [Theory]
    [InlineData(TransactionStage.Begun)]
    [InlineData(TransactionStage.Filled)]
    [InlineData(TransactionStage.Committed)]
    public void Batch_ThatFailed_IsKeptOnceWhenItComesAgain(object stage)
    {
        using SqliteAuditStore store = Open();
        store.Append(Records.Json(1));
        Fail((TransactionStage)stage, store, Records.Numbered(3, first: 2));
        store.Append(Records.Numbered(3, first: 2));
        store.Append(Records.Json(5));
        Assert.Equal(Records.Numbered(5), _trail.Read());
        Assert.True(_trail.Verify().IsIntact);
    }

    [Fact]
    public void Batch_ThatWasDurable_IsKeptOnceWhenItsRecordsComeAloneAndAmongOthers()
    {
        using SqliteAuditStore store = Open();
        Fail(TransactionStage.Committed, store, Records.Numbered(4));
        store.Append(Records.Json(1));
        store.Append(Records.Json(2), Records.Json(5));
        store.Append(Records.Json(6), Records.Json(4), Records.Json(7));
        Assert.Equal([.. Records.Numbered(4), Records.Json(5), Records.Json(6), Records.Json(7)], _trail.Read());
    }

    [Fact]
    public void Batch_ThatFailedAgainAndAgain_IsKeptOnce()
    {
        using SqliteAuditStore store = Open();
        Fail(TransactionStage.Committed, store, Records.Numbered(2));
        Fail(TransactionStage.Filled, store, Records.Numbered(3));
        Fail(TransactionStage.Committed, store, Records.Numbered(4));
        Fail(TransactionStage.Begun, store, Records.Numbered(5));
        store.Append(Records.Numbered(5));
        Assert.Equal(Records.Numbered(5), _trail.Read());
    }

    [Fact]
    public void Record_ThatIsTheSameLater_IsKeptTwice()
    {
        using SqliteAuditStore store = Open();
        Fail(TransactionStage.Committed, store, Records.Numbered(2));
        store.Append(Records.Numbered(2));
        store.Append(Records.Numbered(2));
        Assert.Equal([.. Records.Numbered(2), .. Records.Numbered(2)], _trail.Read());
    }

    [Fact]
    public void Record_ThatWasGivenUp_IsForgottenOnceOthersComeAlone()
    {
        using SqliteAuditStore store = Open();
        Fail(TransactionStage.Committed, store, Records.Json(1));
        store.Append(Records.Json(2));
        store.Append(Records.Json(1));
        Assert.Equal([Records.Json(1), Records.Json(2), Records.Json(1)], _trail.Read());
    }

    [Fact]
    public void Trail_ThatAnotherWroteAfterAFailure_IsRefused()
    {
        using SqliteAuditStore store = Open();
        store.Append(Records.Numbered(2));
        Fail(TransactionStage.Filled, store, Records.Json(3));
        _trail.Tamper("DELETE FROM records WHERE sequence = 2");
        var damage = Assert.Throws<AuditTrailDamagedException>(() => store.Append(Records.Json(3)));
        Assert.Contains("something else has written it", damage.Message, StringComparison.Ordinal);
        Assert.Throws<AuditTrailDamagedException>(() => store.Append(Records.Json(3)));
    }

    /// <summary>The same through the core's queue, which lets go of attempts and keeps outcomes.</summary>
    [Fact]
    public void Trail_WhoseStoreFailsAtRandom_HasEveryRecordOnce()
    {
        var random = new Random(7);
        string[] records = Records.Numbered(2_000);
        var options = new AuditTrailOptions { RetryDelay = TimeSpan.FromMilliseconds(1), ShutdownTimeout = TimeSpan.FromMinutes(2) };
        using (AuditTrail trail = AuditTrail.Use(_trail.Open(configured => configured.Stages = stage => FailAtRandom(random, stage)), options))
        {
            foreach (string record in records) Assert.True(trail.Enqueue(System.Text.Encoding.UTF8.GetBytes(record)));
        }

        Assert.Equal(records, _trail.Read());
        Assert.True(_trail.Verify().IsIntact);
    }

    /// <summary>Each batch gets one record more while its transaction is open.</summary>
    [Fact]
    public void Trail_WhoseGrownBatchesFailAtRandom_HasEveryRecordOnce()
    {
        var random = new Random(11);
        string[] records = Records.Numbered(500);
        int next = 0;
        AuditTrail? trail = null;
        var options = new AuditTrailOptions { RetryDelay = TimeSpan.FromMilliseconds(1), ShutdownTimeout = TimeSpan.FromMinutes(2) };
        SqliteAuditStore store = _trail.Open(configured => configured.Stages = stage =>
        {
            if (stage == TransactionStage.Begun && next < records.Length) Add();
            FailAtRandom(random, stage);
        });
        using (trail = AuditTrail.Use(store, options))
        {
            while (next < records.Length)
            {
                Add();
                Assert.True(trail.Flush(options.ShutdownTimeout));
            }
        }

        Assert.Equal(records, _trail.Read());
        Assert.True(_trail.Verify().IsIntact);

        void Add() => Assert.True(trail!.Enqueue(System.Text.Encoding.UTF8.GetBytes(records[next++])));
    }

    static void FailAtRandom(Random random, TransactionStage stage)
    {
        if (random.Next(6) == 0) throw new IOException($"The test wants it: {stage}.");
    }

    SqliteAuditStore Open() => _trail.Open(options => options.Stages = stage =>
    {
        if (stage == _failing) throw new IOException("The test wants it.");
    });

    void Fail(TransactionStage stage, SqliteAuditStore store, params string[] records)
    {
        _failing = stage;
        Assert.Throws<IOException>(() => store.Append(records));
        _failing = null;
    }

    public void Dispose() => _trail.Dispose();
}
