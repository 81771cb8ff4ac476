using CsCheck;
using InstrumentGen.Audit;
using Microsoft.Data.Sqlite;

namespace InstrumentGen.Runtime.Audit.Tests;

public sealed class AppendTests : IDisposable
{
    readonly Trail _trail = new();

    [Fact]
    public void Records_Appended_AreReadInTheirOrder()
    {
        using (SqliteAuditStore store = _trail.Open())
        {
            store.Append(Records.Numbered(3));
            store.Append(Records.Numbered(2, first: 4));
        }

        Assert.Equal(Records.Numbered(5), _trail.Read());
        AuditVerification found = _trail.Verify();
        Assert.True(found.IsIntact, found.Problem?.Message);
        Assert.Equal((1, 5, 5), (found.FirstSequence, found.LastSequence, found.Records));
    }

    [Fact]
    public void Chain_OfARecord_IsTheDocumentedHash()
    {
        using SqliteAuditStore store = _trail.Open();
        store.Append("{}");
        byte[] id = Convert.FromHexString(_trail.Verify().TrailId);
        byte[] genesis = System.Security.Cryptography.SHA256.HashData([.. "InstrumentGen audit trail 1\n"u8, .. id]);
        byte[] first = System.Security.Cryptography.SHA256.HashData([.. genesis, 0, 0, 0, 0, 0, 0, 0, 1, .. "{}"u8]);
        Assert.Equal($"1:{Convert.ToHexStringLower(first)}", store.Head);
    }

    [Fact]
    public void Record_ThatComesWhileATransactionIsOpen_BecomesDurableWithIt()
    {
        AuditTrail? trail = null;
        List<TransactionStage> stages = [];
        using SqliteAuditStore store = _trail.Open(options => options.Stages = stage =>
        {
            stages.Add(stage);
            if (stage == TransactionStage.Begun) Assert.True(trail!.Enqueue("{}"u8));
        });
        using (trail = AuditTrail.Use(store))
        {
            Assert.True(trail.Commit("{}"u8, isAttempt: false)!.TryWait(Timeout.InfiniteTimeSpan, out AuditSettlement settlement) && settlement.IsDurable);
            Assert.Equal([TransactionStage.Begun, TransactionStage.Filled, TransactionStage.Committed], stages);
            Assert.Equal(2, _trail.Count());
            Assert.Equal(0, trail.Waiting);
        }
    }

    [Fact]
    public void Trail_OpenedAgain_GoesOn()
    {
        for (int number = 1; number <= 3; number++)
        {
            using SqliteAuditStore store = _trail.Open();
            store.Append(Records.Json(number));
        }

        Assert.Equal(Records.Numbered(3), _trail.Read());
        Assert.True(_trail.Verify().IsIntact);
    }

    [Fact]
    public void AnyBatches_WithAnyOpenings_AreKeptInOrderAndVerify() =>
        Gen.Select(Gen.Int[0, 300].Array[1, 8], Gen.Bool).Array[1, 5].Sample(
            static sessions =>
            {
                using var trail = new Trail();
                List<string> written = [];
                foreach ((int[] sizes, bool isArchived) in sessions)
                {
                    using SqliteAuditStore store = trail.Open(static options => options.CheckpointEvery = 7);
                    string[] batch = [.. sizes.Select(size => Records.Json(written.Count, resource: new string('x', size)))];
                    store.Append(batch);
                    written.AddRange(batch);
                    if (!isArchived) continue;
                    AuditArchive archive = store.Archive()!;
                    Assert.Equal(written.TakeLast((int)archive.Records), AuditReader.Read(archive.Path).Select(static entry => System.Text.Encoding.UTF8.GetString(entry.Utf8.Span)));
                }

                AuditVerification found = Trail.VerifyAll(Directory.GetFiles(System.IO.Path.GetDirectoryName(trail.Path)!, "*.db"));
                Assert.True(found.IsIntact, found.Problem?.Message);
                Assert.Equal(written.Count, found.Records);
            },
            iter: 40,
            threads: 1);

    [Theory]
    [InlineData("UPDATE records SET record = x'00' WHERE sequence = 2", "never changed")]
    [InlineData("DELETE FROM records WHERE sequence = 2", "deleted only when they have been archived")]
    [InlineData("INSERT OR REPLACE INTO records VALUES (2, x'00', x'00')", "only appended")]
    [InlineData("INSERT INTO records VALUES (9, x'00', x'00')", "only appended")]
    [InlineData("UPDATE checkpoints SET time = ''", "never changed")]
    [InlineData("DELETE FROM checkpoints", "deleted only when they have been archived")]
    [InlineData("INSERT OR REPLACE INTO checkpoints SELECT * FROM checkpoints", "only appended")]
    [InlineData("DELETE FROM keys", "never deleted")]
    [InlineData("UPDATE trail SET first_sequence = 3", "only behind a checkpoint")]
    [InlineData("DELETE FROM trail", "never deleted")]
    public void Change_ByAnotherProgram_IsRefused(string statement, string why)
    {
        using (SqliteAuditStore store = _trail.Open(static options => options.SigningKey = Keys.Private)) store.Append(Records.Numbered(3));
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _trail.Path, Pooling = false }.ToString());
        connection.Open();
        Assert.Contains(why, Assert.Throws<SqliteException>(() => Trail.Execute(connection, statement)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _trail.Dispose();
}
