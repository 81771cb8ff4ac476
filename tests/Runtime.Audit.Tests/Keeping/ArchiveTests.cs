using InstrumentGen.Audit;

namespace InstrumentGen.Runtime.Audit.Tests;

public sealed class ArchiveTests : IDisposable
{
    readonly Trail _trail = new();

    [Fact]
    public void Archive_TakesAllRecordsAndTheTrailGoesOnFromIt()
    {
        using SqliteAuditStore store = Signed();
        store.Append(Records.Numbered(10));
        AuditArchive archive = store.Archive()!;
        Assert.Equal((1, 10, 10), (archive.FirstSequence, archive.LastSequence, archive.Records));
        Assert.Equal(archive.Checkpoint.Head, store.Head);
        store.Append(Records.Json(11));
        Assert.Equal([Records.Json(11)], _trail.Read());
        AssertIntact(10, 10, archive.Path);
        AssertIntact(1, 10, _trail.Path);
        AssertIntact(11, 10, _trail.Path, archive.Path);
    }

    [Fact]
    public void Archives_OneAfterAnother_AreOneChain()
    {
        List<string> files = [_trail.Path];
        using SqliteAuditStore store = Signed();
        for (int number = 1; number <= 3; number++)
        {
            store.Append(Records.Numbered(5, first: (5 * number) - 4));
            files.Add(store.Archive()!.Path);
        }

        Assert.Null(store.Archive());
        AssertIntact(15, 15, [.. files]);
        AuditProblem gap = Verify(files[1], files[3]).Problem!;
        Assert.Contains("a file is missing", gap.Message, StringComparison.Ordinal);
        Assert.Equal(AuditProblemKind.Structure, gap.Kind);
        Assert.Contains("a file is missing", Verify(files[1], files[1]).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Archive_OfAnotherTrail_IsNoPart()
    {
        using Trail other = Trail.Of(10);
        string foreign;
        using (SqliteAuditStore store = other.Open()) foreign = store.Archive()!.Path;
        using SqliteAuditStore own = Signed();
        own.Append(Records.Numbered(10));
        own.Archive();
        Assert.Contains("another trail", Trail.VerifyAll(foreign, _trail.Path).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Archive_CutAtItsEnd_IsFound()
    {
        using SqliteAuditStore store = Signed();
        store.Append(Records.Numbered(5));
        store.Checkpoint();
        store.Append(Records.Numbered(5, first: 6));
        string path = store.Archive()!.Path;
        using Trail copy = new();
        File.Copy(path, copy.Path);
        copy.Tamper("DELETE FROM records WHERE sequence > 7", "DELETE FROM checkpoints WHERE number = 2");
        Assert.Equal((AuditProblemKind.Truncated, 8L), (copy.Verify().Problem!.Kind, copy.Verify().Problem!.Sequence));
    }

    [Fact]
    public void Archive_ComesByItselfWhenTheTrailIsLong()
    {
        using (SqliteAuditStore store = _trail.Open(static options => options.ArchiveAfter = 10))
        {
            foreach (string record in Records.Numbered(25)) store.Append(record);
            Assert.Null(store.ArchiveFailure);
        }

        Assert.Equal(Records.Numbered(5, first: 21), _trail.Read());
        Assert.Equal(25, Trail.VerifyAll(Files()).Records);
    }

    /// <summary>The records are durable all the same, and nobody who records is told otherwise.</summary>
    [Fact]
    public void Archive_ThatCannotBeMade_LeavesTheRecordsWhereTheyAre()
    {
        File.WriteAllText(_trail.At("no-folder"), "");
        using SqliteAuditStore store = _trail.Open(options =>
        {
            options.ArchiveAfter = 10;
            options.ArchiveFolder = _trail.At("no-folder");
            options.CheckpointEvery = 5;
        });
        store.Append(Records.Numbered(12));
        Assert.Contains("ArchiveFolder", Assert.IsType<AuditStoreException>(store.ArchiveFailure).Message, StringComparison.Ordinal);
        File.Delete(_trail.At("no-folder"));
        store.Append(Records.Json(13));
        Assert.NotNull(store.ArchiveFailure);
        store.Append(Records.Numbered(4, first: 14));
        Assert.Null(store.ArchiveFailure);
        Assert.Empty(_trail.Read());
        Assert.Single(Directory.GetFiles(_trail.At("no-folder")));
    }

    /// <summary>A process that ends when the archive is written and nothing is deleted yet does no harm: the next one takes the archive as it is.</summary>
    [Fact]
    public void Archive_WrittenBeforeAnEnd_IsTakenTheNextTime()
    {
        string before = _trail.At("before");
        using (SqliteAuditStore store = Signed()) store.Append(Records.Numbered(10));
        File.Copy(_trail.Path, before);
        string archive;
        using (SqliteAuditStore store = Signed()) archive = store.Archive()!.Path;
        DateTime written = File.GetLastWriteTimeUtc(archive);
        File.Copy(before, _trail.Path, overwrite: true);
        using (SqliteAuditStore store = Signed())
        {
            store.Append(Records.Numbered(5, first: 11));
            Assert.Equal((11, 15), (store.Archive() is { } rest ? (rest.FirstSequence, rest.LastSequence) : default));
            Assert.Equal(written, File.GetLastWriteTimeUtc(archive));
        }

        AssertIntact(15, 15, [_trail.Path, .. Directory.GetFiles(System.IO.Path.GetDirectoryName(_trail.Path)!, "*.archive.db")]);
    }

    [Fact]
    public void File_InTheArchivesPlace_IsKeptAndNothingIsDeleted()
    {
        using SqliteAuditStore store = Signed();
        store.Append(Records.Numbered(3));
        using (Trail other = Trail.Of(3))
        {
            using SqliteAuditStore otherStore = other.Open();
            File.Copy(otherStore.Archive()!.Path, _trail.At("audit.000000000001-000000000003.archive.db"));
        }

        Assert.Contains("move that file away", Assert.Throws<AuditStoreException>(() => store.Archive()).Message, StringComparison.Ordinal);
        Assert.Equal(Records.Numbered(3), _trail.Read());
    }

    [Fact]
    public void DamagedRecord_DoesNotBecomeAnArchive()
    {
        using Trail trail = Trail.Of(2_500);
        trail.Tamper("UPDATE records SET record = x'7b7d' WHERE sequence = 3");
        using SqliteAuditStore store = trail.Open();
        Assert.Equal(3, Assert.Throws<AuditTrailDamagedException>(() => store.Archive()).Problem.Sequence);
        Assert.Equal(2_500, trail.Count());
    }

    SqliteAuditStore Signed() => _trail.Open(static options => options.SigningKey = Keys.Private);

    string[] Files() => Directory.GetFiles(System.IO.Path.GetDirectoryName(_trail.Path)!, "*.db");

    static AuditVerification Verify(params string[] paths) => Trail.VerifyAll(paths);

    static void AssertIntact(long records, long signed, params string[] paths)
    {
        var options = new AuditVerificationOptions { PublicKeys = { Keys.Public } };
        AuditVerification found = AuditVerifier.Verify(paths, options, TestContext.Current.CancellationToken);
        Assert.True(found.IsIntact, found.Problem?.Message);
        Assert.Equal((records, signed), (found.Records, found.SignedThrough!.Value));
    }

    public void Dispose() => _trail.Dispose();
}
