using InstrumentGen.Audit;

namespace InstrumentGen.Runtime.Audit.Tests;

/// <summary>Disks that are full or cannot be written.</summary>
public sealed class DiskTests : IDisposable
{
    readonly SmallDisk _disk = new(kilobytes: 1024);

    [Fact]
    public void Disk_FullAndFreedAgain_HasEveryRecordOnce()
    {
        using (SqliteAuditStore store = Open())
        {
            store.Append(Records.Numbered(5));
            _disk.Fill("filler", left: 0);
            string[] batch = Records.Numbered(1_000, first: 6);
            for (int attempt = 0; attempt < 3; attempt++)
            {
                Assert.Contains("full", Assert.ThrowsAny<AuditStoreException>(() => store.Append(batch)).Message, StringComparison.Ordinal);
            }

            File.Delete(_disk.At("filler"));
            store.Append(batch);
        }

        Assert.Equal(Records.Numbered(1_005).Length, AuditReader.Read(_disk.At("audit.db")).Count());
        AuditVerification found = Trail.VerifyAll(_disk.At("audit.db"));
        Assert.True(found.IsIntact, found.Problem?.Message);
        Assert.Equal(1_005, found.Records);
    }

    [Fact]
    public void Disk_ReadOnly_IsSaidWhenTheTrailIsOpened()
    {
        Open().Dispose();
        _disk.MakeReadOnly();
        string message = Assert.Throws<AuditStoreException>(Open).Message;
        Assert.Contains("cannot be written", message, StringComparison.Ordinal);
        Assert.Contains("not mounted read-only", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Disk_ReadOnly_CanBeVerifiedAndRead()
    {
        using (SqliteAuditStore store = Open()) store.Append(Records.Numbered(20));
        foreach (string rest in new[] { "-wal", "-shm" }) File.Delete(_disk.At("audit.db" + rest));
        _disk.MakeReadOnly();
        AuditVerification found = Trail.VerifyAll(_disk.At("audit.db"));
        Assert.True(found.IsIntact, found.Problem?.Message);
        Assert.Equal(20, AuditReader.Read(_disk.At("audit.db")).Count());
    }

    [Fact]
    public void Archive_ThatDoesNotFit_LeavesEverythingInTheTrail()
    {
        using SqliteAuditStore store = Open();
        store.Append(Records.Numbered(500));
        store.Checkpoint();
        _disk.Fill("filler", left: 40 * 1024);
        Assert.ThrowsAny<AuditStoreException>(() => store.Archive());
        Assert.Equal(500, Trail.VerifyAll(_disk.At("audit.db")).Records);
        File.Delete(_disk.At("filler"));
        AuditArchive archive = store.Archive()!;
        Assert.Equal(500, archive.Records);
        Assert.True(Trail.VerifyAll(archive.Path, _disk.At("audit.db")).IsIntact);
    }

    SqliteAuditStore Open() => new(new AuditStoreOptions { Path = _disk.At("audit.db"), CheckpointInterval = Timeout.InfiniteTimeSpan });

    public void Dispose() => _disk.Dispose();
}
