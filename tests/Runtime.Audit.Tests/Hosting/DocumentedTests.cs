using InstrumentGen.Audit;

namespace InstrumentGen.Runtime.Audit.Tests;

/// <summary>What docs/audit-store.md shows, as it stands there.</summary>
public sealed class DocumentedTests : IDisposable
{
    readonly Trail _trail = new();

    [Fact]
    public void Verification_OfThePage_FindsTheTrailIntact()
    {
        string path = _trail.Path;
        string publicKey = Keys.Public;
        string noted;
        using (SqliteAuditStore store = _trail.Open(static options => options.SigningKey = Keys.Private))
        {
            store.Append(Records.Numbered(3));
            noted = store.Head;
        }

        AuditVerification found = Verify(path, publicKey, noted);
        Assert.Equal((true, 3, 3), (found.IsIntact, found.Records, found.SignedThrough));
    }

    [Fact]
    public void Retention_OfThePage_MakesAnArchive()
    {
        using SqliteAuditStore store = _trail.Open();
        store.Append(Records.Numbered(3));
        if (store.Archive() is { } archive) Console.WriteLine($"{archive.Records} records are in {archive.Path}");
        Assert.True(File.Exists(_trail.At("audit.000000000001-000000000003.archive.db")));
    }

    [Fact]
    public void Query_OfThePage_ReadsTheNewest()
    {
        string path = _trail.Path;
        using (SqliteAuditStore store = _trail.Open()) store.Append(Records.Numbered(30));
        foreach (AuditEntry entry in AuditReader.Read(path, new AuditFilter { Actor = "anna", NewestFirst = true }).Take(20))
        {
            Console.WriteLine($"{entry.Sequence} {entry.Record.Time:u} {entry.Record.Action} {entry.Record.Outcome}");
        }

        Assert.Equal(30, AuditReader.Read(path, new AuditFilter { Actor = "anna", NewestFirst = true }).First().Sequence);
    }

    static AuditVerification Verify(string path, string publicKey, string noted)
    {
        AuditVerification found = AuditVerifier.Verify(path, new AuditVerificationOptions { PublicKeys = { publicKey }, ExpectHead = noted });
        Console.WriteLine(found.Problem?.Message ?? $"{found.Records} records are intact, signed up to {found.SignedThrough}");
        return found;
    }

    public void Dispose() => _trail.Dispose();
}
