using InstrumentGen.Audit;
using Microsoft.Data.Sqlite;

namespace InstrumentGen.Runtime.Audit.Tests;

public sealed class OpeningTests : IDisposable
{
    const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    readonly Trail _trail = new();

    [Fact]
    public void Path_NotSet_IsNamed() =>
        Assert.Contains("AuditStoreOptions.Path", Assert.Throws<ArgumentException>(static () => new SqliteAuditStore(new AuditStoreOptions())).Message, StringComparison.Ordinal);

    [Fact]
    public void Database_OfSomethingElse_IsRefusedAndUnchanged()
    {
        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _trail.Path, Pooling = false }.ToString()))
        {
            connection.Open();
            Trail.Execute(connection, "CREATE TABLE orders (id INTEGER)");
        }

        byte[] before = File.ReadAllBytes(_trail.Path);
        var refusal = Assert.Throws<AuditStoreException>(() => _trail.Open());
        Assert.Contains("something else", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("something else", Assert.Throws<AuditStoreException>(() => _trail.Verify()).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_trail.Path));
    }

    [Fact]
    public void File_OfNoDatabase_IsRefusedAndUnchanged()
    {
        File.WriteAllText(_trail.Path, new string('x', 5000));
        Assert.Contains("no SQLite database", Assert.Throws<AuditStoreException>(() => _trail.Open()).Message, StringComparison.Ordinal);
        Assert.Contains("no SQLite database", Assert.Throws<AuditStoreException>(() => _trail.Verify()).Message, StringComparison.Ordinal);
        Assert.Equal(new string('x', 5000), File.ReadAllText(_trail.Path));
    }

    [Fact]
    public void Trail_OfALaterVersion_IsRefused()
    {
        _trail.Open().Dispose();
        _trail.Tamper("PRAGMA user_version = 2");
        Assert.Contains("has the format 2", Assert.Throws<AuditStoreException>(() => _trail.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Trail_WithoutATrigger_IsRefused()
    {
        _trail.Open().Dispose();
        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _trail.Path, Pooling = false }.ToString()))
        {
            connection.Open();
            Trail.Execute(connection, "DROP TRIGGER records_stay");
        }

        Assert.Equal(AuditProblemKind.Structure, Assert.Throws<AuditTrailDamagedException>(() => _trail.Open()).Problem.Kind);
        Assert.Equal(AuditProblemKind.Structure, _trail.Verify().Problem!.Kind);
    }

    [Theory]
    [InlineData("UPDATE records SET record = x'7b7d' WHERE sequence = 19", 19, AuditProblemKind.Altered)]
    [InlineData("UPDATE records SET hash = zeroblob(32) WHERE sequence = 19", 19, AuditProblemKind.Altered)]
    [InlineData("DELETE FROM records WHERE sequence = 18", 18, AuditProblemKind.Missing)]
    [InlineData("DELETE FROM records WHERE sequence = 25", 25, AuditProblemKind.Truncated)]
    public void Trail_WithADamagedEnd_IsRefusedAndNamesTheRecord(string damage, long sequence, object kind)
    {
        using Trail trail = Trail.Of(25);
        trail.Tamper(damage);
        AuditProblem problem = Assert.Throws<AuditTrailDamagedException>(() => trail.Open()).Problem;
        Assert.Equal((sequence, (AuditProblemKind)kind), (problem.Sequence, problem.Kind));
    }

    [Fact]
    public void Store_OfATrailInUse_IsRefusedUntilThatIsDisposedOf()
    {
        using (SqliteAuditStore store = _trail.Open())
        {
            Assert.Contains("is in use by another process", Assert.Throws<AuditTrailInUseException>(() => _trail.Open()).Message, StringComparison.Ordinal);
            store.Append(Records.Json(1));
        }

        _trail.Open().Dispose();
    }

    [Fact]
    public void Store_OfATrailInUseByAnotherProcess_IsRefusedUntilThatIsKilled()
    {
        using var child = new AuditingChild("hold", _trail.Path);
        Assert.Equal("held", child.ReadLine());
        Assert.Throws<AuditTrailInUseException>(() => _trail.Open());
        Assert.Equal(Records.Numbered(1), _trail.Read());
        child.Kill();
        using SqliteAuditStore store = _trail.Open();
        store.Append(Records.Json(2));
        Assert.Equal(Records.Numbered(2), _trail.Read());
    }

    [Fact]
    public void Files_OfATrail_AreTheirOwnersAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        string path = _trail.At("new/deep/audit.db");
        using var store = new SqliteAuditStore(_trail.Options(options => options.Path = path));
        store.Append(Records.Json(1));
        string archive = store.Archive()!.Path;
        store.Append(Records.Json(2));
        Assert.All([path, path + "-wal", path + "-shm", path + ".lock", archive], static file => Assert.Equal(OwnersFile, Mode(file)));
        Assert.All([_trail.At("new"), _trail.At("new/deep")], static folder => Assert.Equal(OwnersFile | UnixFileMode.UserExecute, Mode(folder)));
    }

    [Fact]
    public void Archive_AsATrail_IsRefused()
    {
        using SqliteAuditStore store = _trail.Open();
        store.Append(Records.Json(1));
        string archive = store.Archive()!.Path;
        Assert.Contains("is an archive", Assert.Throws<AuditStoreException>(() => new SqliteAuditStore(new AuditStoreOptions { Path = archive })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Store_DisposedOf_SaysSo()
    {
        SqliteAuditStore store = _trail.Open();
        store.Dispose();
        store.Dispose();
        Assert.Throws<ObjectDisposedException>(() => store.Append(Records.Json(1)));
    }

    static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);

    public void Dispose() => _trail.Dispose();
}
