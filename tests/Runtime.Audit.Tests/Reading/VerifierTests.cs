using InstrumentGen.Audit;

namespace InstrumentGen.Runtime.Audit.Tests;

public sealed class VerifierTests
{
    [Fact]
    public void Trail_WithoutRecords_IsIntact()
    {
        using var trail = new Trail();
        trail.Open().Dispose();
        AuditVerification found = trail.Verify(static options => options.PublicKeys.Add(Keys.Public));
        Assert.True(found.IsIntact, found.Problem?.Message);
        Assert.Equal((0, 0, 1), (found.Records, found.LastSequence, found.FirstSequence));
    }

    [Fact]
    public void File_ThatIsNotThere_IsSaid()
    {
        using var trail = new Trail();
        Assert.Contains("There is no audit trail", Assert.Throws<AuditStoreException>(() => trail.Verify()).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(trail.Path));
    }

    /// <summary>Whatever is being written: a verification sees the trail of one moment.</summary>
    [Fact]
    public async Task Trail_ThatIsWritten_IsIntactAtEveryMoment()
    {
        using var trail = new Trail();
        using SqliteAuditStore store = trail.Open(static options => options.CheckpointEvery = 3);
        using var end = new CancellationTokenSource();
        Task writing = Task.Run(
            () =>
            {
                for (int number = 1; !end.IsCancellationRequested; number++) store.Append(Records.Json(number));
            },
            TestContext.Current.CancellationToken);
        long seen = 0;
        for (int round = 0; round < 50; round++)
        {
            AuditVerification found = trail.Verify();
            Assert.True(found.IsIntact, found.Problem?.Message);
            Assert.True(found.Records >= seen);
            seen = found.Records;
        }

        await end.CancelAsync();
        await writing;
        Assert.True(trail.Verify().Records >= seen);
    }

    [Fact]
    public void Head_NotedEarlier_IsFoundInATrailThatWentOn()
    {
        using var trail = new Trail();
        using SqliteAuditStore store = trail.Open();
        store.Append(Records.Numbered(3));
        string noted = store.Head;
        store.Append(Records.Json(4));
        Assert.True(trail.Verify(options => options.ExpectHead = noted).IsIntact);
        Assert.True(trail.Verify(options => options.ExpectHead = noted[2..].ToUpperInvariant()).IsIntact);
        AuditProblem problem = trail.Verify(options => options.ExpectHead = "2" + noted[1..]).Problem!;
        Assert.Equal((AuditProblemKind.Head, 2L), (problem.Kind, problem.Sequence));
        store.Archive();
        Assert.True(trail.Verify(options => options.ExpectHead = store.Head).IsIntact);
        Assert.Contains("give its archive too", trail.Verify(options => options.ExpectHead = noted).Problem!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("3:")]
    [InlineData("x:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("000000000000000000000000000000000000000000000000000000000000000g")]
    public void Head_ThatIsNone_IsSaid(string head)
    {
        using Trail trail = Trail.Of(1);
        Assert.Contains("64 hexadecimal digits", Assert.Throws<FormatException>(() => trail.Verify(options => options.ExpectHead = head)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_IsToldAndCancellationIsHeard()
    {
        using var trail = new Trail();
        using (SqliteAuditStore store = trail.Open()) store.Append(Records.Numbered(10_000));
        var told = new List<long>();
        Assert.True(trail.Verify(options => options.Progress = new Told(told.Add)).IsIntact);
        Assert.Equal([4096, 8192, 10_000], told);
        using var source = new CancellationTokenSource();
        var options = new AuditVerificationOptions { Progress = new Told(_ => source.Cancel()) };
        Assert.Throws<OperationCanceledException>(() => AuditVerifier.Verify(trail.Path, options, source.Token));
    }

    [Fact]
    public void Record_ThatIsNoJson_IsFoundWhereItIsAskedFor()
    {
        using var trail = new Trail();
        using (SqliteAuditStore store = trail.Open()) store.Append(Records.Json(1), "{}");
        Assert.True(trail.Verify().IsIntact);
        AuditProblem problem = trail.Verify(static options => options.ParseRecords = true).Problem!;
        Assert.Equal((AuditProblemKind.Content, 2L), (problem.Kind, problem.Sequence));
    }

    sealed class Told(Action<long> tell) : IProgress<long>
    {
        public void Report(long value) => tell(value);
    }
}
