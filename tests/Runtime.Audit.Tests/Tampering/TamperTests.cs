using InstrumentGen.Audit;

namespace InstrumentGen.Runtime.Audit.Tests;

/// <summary>What somebody changes who can write the file. The trail has 25 records, and checkpoints behind 10, 20 and 25.</summary>
public sealed class TamperTests : IDisposable
{
    readonly Trail _trail = Trail.Of(25, static options => options.SigningKey = Keys.Private);

    [Fact]
    public void Nothing_Changed_IsIntact()
    {
        AuditVerification found = Verify();
        Assert.True(found.IsIntact, found.Problem?.Message);
        Assert.Equal((25, 3, 25), (found.Records, found.Checkpoints, found.SignedThrough));
    }

    [Theory]
    [InlineData("UPDATE records SET record = x'7b7d' WHERE sequence = 3", 3, AuditProblemKind.Altered)]
    [InlineData("UPDATE records SET hash = zeroblob(32) WHERE sequence = 3", 3, AuditProblemKind.Altered)]
    [InlineData("DELETE FROM records WHERE sequence = 3", 3, AuditProblemKind.Missing)]
    [InlineData("DELETE FROM records WHERE sequence = 1", 1, AuditProblemKind.Missing)]
    [InlineData("DELETE FROM records WHERE sequence > 20", 21, AuditProblemKind.Truncated)]
    [InlineData("DELETE FROM records WHERE sequence > 24", 25, AuditProblemKind.Truncated)]
    [InlineData("DELETE FROM records", 1, AuditProblemKind.Truncated)]
    [InlineData("INSERT INTO records VALUES (0, x'7b7d', zeroblob(32))", 0, AuditProblemKind.OutOfOrder)]
    [InlineData("INSERT INTO records VALUES (26, x'7b7d', zeroblob(32))", 26, AuditProblemKind.Altered)]
    public void Records_Changed_AreFoundAndTheFirstIsNamed(string change, long sequence, object kind) => AssertFound((AuditProblemKind)kind, sequence, change);

    [Fact]
    public void Record_Inserted_IsFound() => AssertFound(
        AuditProblemKind.Altered,
        4,
        "UPDATE records SET sequence = -sequence WHERE sequence > 3",
        "UPDATE records SET sequence = 1 - sequence WHERE sequence < 0",
        "INSERT INTO records SELECT 4, record, hash FROM records WHERE sequence = 3");

    [Fact]
    public void Records_Exchanged_AreFound() => AssertFound(
        AuditProblemKind.Altered,
        6,
        "UPDATE records SET sequence = 100 WHERE sequence = 6",
        "UPDATE records SET sequence = 6 WHERE sequence = 7",
        "UPDATE records SET sequence = 7 WHERE sequence = 100");

    [Fact]
    public void Records_ExchangedWithoutTheirHashes_AreFound() => AssertFound(
        AuditProblemKind.Altered,
        6,
        "UPDATE records SET record = (SELECT record FROM records AS other WHERE other.sequence = 13 - records.sequence) WHERE sequence IN (6, 7)");

    [Theory]
    [InlineData("UPDATE checkpoints SET time = '2020-01-01T00:00:00.000000Z' WHERE number = 2", 20, AuditProblemKind.Signature)]
    [InlineData("UPDATE checkpoints SET signature = zeroblob(70) WHERE number = 2", 20, AuditProblemKind.Signature)]
    [InlineData("UPDATE checkpoints SET algorithm = 'none' WHERE number = 2", 20, AuditProblemKind.Signature)]
    [InlineData("UPDATE checkpoints SET key_id = 'x' WHERE number = 2", 20, AuditProblemKind.Signature)]
    [InlineData("DELETE FROM checkpoints WHERE number = 2", 25, AuditProblemKind.Checkpoint)]
    [InlineData("DELETE FROM checkpoints WHERE number = 1", 20, AuditProblemKind.Checkpoint)]
    public void Checkpoints_Changed_AreFound(string change, long sequence, object kind) => AssertFound((AuditProblemKind)kind, sequence, change);

    /// <summary>Cut off with all that vouches for it, a trail looks like one that ended earlier. Only what was noted elsewhere shows it.</summary>
    [Fact]
    public void Truncation_WithItsCheckpoints_IsFoundByTheExpectedHead()
    {
        string head = _trail.Verify().Head;
        _trail.Tamper("DELETE FROM records WHERE sequence > 10", "DELETE FROM checkpoints WHERE number > 1");
        Assert.True(Verify().IsIntact);
        AuditProblem problem = Verify(head).Problem!;
        Assert.Equal((AuditProblemKind.Truncated, 11L), (problem.Kind, problem.Sequence));
        Assert.Equal(AuditProblemKind.Head, Verify(head[(head.IndexOf(':', StringComparison.Ordinal) + 1)..]).Problem!.Kind);
    }

    /// <summary>Whoever computes the chain anew after a change is caught by the signatures: without the key there is no checkpoint for the new chain.</summary>
    [Theory]
    [InlineData(5, 10)]
    [InlineData(15, 20)]
    [InlineData(25, 25)]
    public void Rewriter_WithoutTheKey_IsFoundAtTheNextSignedCheckpoint(long sequence, long found)
    {
        Rewriter.Rewrite(_trail, sequence);
        AuditProblem problem = Verify().Problem!;
        Assert.Equal((AuditProblemKind.Checkpoint, found), (problem.Kind, problem.Sequence));
    }

    [Fact]
    public void Rewriter_WhoTakesTheSignaturesAway_IsFoundByThePublicKey()
    {
        Rewriter.Rewrite(_trail, 5);
        _trail.Tamper("DELETE FROM checkpoints", "DELETE FROM keys");
        Assert.True(_trail.Verify().IsIntact);
        Assert.Equal(AuditProblemKind.NotSigned, Verify().Problem!.Kind);
    }

    [Fact]
    public void Rewriter_WhoSignsWithAnotherKey_IsFoundByThePublicKey()
    {
        Rewriter.Rewrite(_trail, 5);
        _trail.Tamper("DELETE FROM checkpoints", "DELETE FROM keys");
        _trail.Open(static options => options.SigningKey = Keys.Another).Dispose();
        Assert.True(_trail.Verify().IsIntact);
        Assert.Equal(AuditProblemKind.NotSigned, Verify().Problem!.Kind);
    }

    /// <summary>The limit of it all, said in the documentation too.</summary>
    [Fact]
    public void Rewriter_WhoHasTheKey_IsFoundByTheExpectedHeadAlone()
    {
        string head = Verify().Head;
        Rewriter.Rewrite(_trail, 5);
        _trail.Tamper("DELETE FROM checkpoints");
        _trail.Open(static options => options.SigningKey = Keys.Private).Dispose();
        Assert.True(Verify().IsIntact);
        AuditProblem problem = Verify(head).Problem!;
        Assert.Equal((AuditProblemKind.Head, 25L), (problem.Kind, problem.Sequence));
    }

    [Fact]
    public void Trail_ThatAnotherWasPutInPlaceOf_IsFound()
    {
        using Trail other = Trail.Of(25, static options => options.SigningKey = Keys.Private);
        string head = Verify().Head;
        File.Copy(other.Path, _trail.Path, overwrite: true);
        Assert.Equal(AuditProblemKind.Head, Verify(head).Problem!.Kind);
    }

    [Fact]
    public void Page_Overwritten_IsFoundOrRefused()
    {
        using Trail trail = Trail.Of(400);
        byte[] good = File.ReadAllBytes(trail.Path);
        for (int page = 0; page < good.Length / 4096; page++)
        {
            byte[] bad = [.. good];
            bad.AsSpan(page * 4096, 4096).Fill(0x5A);
            File.WriteAllBytes(trail.Path, bad);
            Assert.False(Bits.IsFoundIntact(trail.Path, out string what), $"Page {page}: {what}");
        }
    }

    void AssertFound(AuditProblemKind kind, long sequence, params string[] change)
    {
        _trail.Tamper(change);
        AuditProblem problem = Verify().Problem!;
        Assert.Equal((kind, sequence), (problem.Kind, problem.Sequence));
        Assert.Contains(sequence.ToString(System.Globalization.CultureInfo.InvariantCulture), problem.Message, StringComparison.Ordinal);
    }

    AuditVerification Verify(string? head = null) => _trail.Verify(options =>
    {
        options.PublicKeys.Add(Keys.Public);
        options.ExpectHead = head;
    });

    public void Dispose() => _trail.Dispose();
}
