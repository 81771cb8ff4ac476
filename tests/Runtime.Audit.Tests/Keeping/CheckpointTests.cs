using System.Security.Cryptography;
using System.Text;
using InstrumentGen.Audit;

namespace InstrumentGen.Runtime.Audit.Tests;

public sealed class CheckpointTests : IDisposable
{
    readonly Trail _trail = new();
    readonly ManualTime _time = new();

    [Fact]
    public void Checkpoint_ComesWithEveryRecordsOfTheOption()
    {
        using SqliteAuditStore store = _trail.Open(static options => options.CheckpointEvery = 4);
        for (int number = 1; number <= 11; number++) store.Append(Records.Json(number));
        Assert.Equal(2, _trail.Verify().Checkpoints);
        Assert.Equal(11, store.Checkpoint()!.Sequence);
        Assert.Equal(11, store.Checkpoint()!.Sequence);
        Assert.Equal(3, _trail.Verify().Checkpoints);
    }

    [Fact]
    public void Checkpoint_OfATrailWithoutRecords_IsNone()
    {
        using SqliteAuditStore store = _trail.Open();
        Assert.Null(store.Checkpoint());
        Assert.Null(store.Archive());
    }

    [Fact]
    public void Checkpoint_ComesInTime_WithoutAnotherRecord()
    {
        using SqliteAuditStore store = Timed();
        store.Append(Records.Json(1));
        _time.GoOn(TimeSpan.FromSeconds(59));
        Assert.Equal(0, _trail.Verify().Checkpoints);
        _time.GoOn(TimeSpan.FromSeconds(1));
        Assert.Equal(1, _trail.Verify().Checkpoints);
        _time.GoOn(TimeSpan.FromMinutes(10));
        Assert.Equal(1, _trail.Verify().Checkpoints);
    }

    [Fact]
    public void Clock_SetBack_IsHarmless()
    {
        using (SqliteAuditStore store = Timed())
        {
            store.Append(Records.Json(1));
            Assert.Equal(_time.Now, store.Checkpoint()!.Time);
            _time.Now -= TimeSpan.FromDays(400);
            store.Append(Records.Json(2, time: _time.Now));
            _time.GoOn(TimeSpan.FromMinutes(1));
            store.Append(Records.Json(3));
        }

        AuditVerification found = _trail.Verify();
        Assert.True(found.IsIntact, found.Problem?.Message);
        Assert.Equal((3, 3), (found.Records, found.Checkpoints));
        Assert.Equal([1, 2, 3], AuditReader.Read(_trail.Path).Select(static entry => entry.Sequence));
    }

    [Fact]
    public void Dispose_SignsWhatHasNoSignature()
    {
        using (SqliteAuditStore store = _trail.Open()) store.Append(Records.Json(1));
        _trail.Open(static options => options.SigningKey = Keys.Private).Dispose();
        AuditVerification found = _trail.Verify(static options => options.PublicKeys.Add(Keys.Public));
        Assert.True(found.IsIntact, found.Problem?.Message);
        Assert.Equal(1, found.SignedThrough);
    }

    [Fact]
    public void Key_Exchanged_BothSignaturesHold()
    {
        foreach (string key in new[] { Keys.Private, Keys.Another })
        {
            using SqliteAuditStore store = _trail.Open(options => options.SigningKey = key);
            store.Append(Records.Numbered(2));
        }

        Assert.Equal(2, _trail.Verify(static options => options.PublicKeys.Add(Keys.Public)).SignedThrough);
        Assert.Equal(4, _trail.Verify(static options => options.PublicKeys.Add(Keys.PublicOf(Keys.Another))).SignedThrough);
    }

    /// <summary>Whoever has no InstrumentGen can verify a checkpoint from its documented text.</summary>
    [Fact]
    public void Signature_IsThatOfTheDocumentedText()
    {
        using SqliteAuditStore store = _trail.Open(options =>
        {
            options.SigningKey = Keys.Private;
            options.TimeProvider = _time;
        });
        store.Append(Records.Numbered(2));
        AuditCheckpoint checkpoint = store.Checkpoint()!;
        using var key = ECDsa.Create();
        key.ImportFromPem(Keys.Public);
        string id = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
        string text = $"InstrumentGen audit checkpoint 1\ntrail: {_trail.Verify().TrailId}\ncheckpoint: 1\nsequence: 2\nhash: {store.Head[2..]}\ntime: 2026-11-30T09:15:00.000000Z\nkey: {id}\nalgorithm: ecdsa-p256-sha256\n";
        Assert.True(key.VerifyData(Encoding.UTF8.GetBytes(text), checkpoint.Signature.Span, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        Assert.Equal((id, "ecdsa-p256-sha256", store.Head), (checkpoint.KeyId, checkpoint.Algorithm, checkpoint.Head));
    }

    [Fact]
    public void Timer_OfADisposedStore_DoesNothing()
    {
        Timed().Dispose();
        _time.GoOn(TimeSpan.FromMinutes(5));
        Assert.Equal(0, _trail.Verify().Checkpoints);
    }

    SqliteAuditStore Timed() => _trail.Open(options =>
    {
        options.TimeProvider = _time;
        options.CheckpointInterval = TimeSpan.FromMinutes(1);
    });

    public void Dispose() => _trail.Dispose();
}
