using System.Text.Json;
using InstrumentGen.Tool.Auditing;
using InstrumentGen.Tool.Tests.Harness;

namespace InstrumentGen.Tool.Tests;

/// <summary>Audit trails, verified and read while nobody or somebody else writes them.</summary>
[Collection(nameof(AuditTests))]
public sealed class AuditTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly RecordedTrail _trail;

    public AuditTests() => _trail = new RecordedTrail(_folder.PathOf("audit.db")).Record("alice", "bob", "alice");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Verify_OfATrail_SaysHowManyRecordsAndTheHead()
    {
        string[] lines = Lines((await ToolRun.OfAsync("audit", "verify", _trail.Path)).Succeeded());
        Assert.StartsWith("Intact: 3 records (1 to 3), ", lines[0], StringComparison.Ordinal);
        Assert.Matches("^Head: 3:[0-9a-f]{64}$", lines[1]);
        Assert.StartsWith("No public key was given", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_OfAnAlteredRecord_EndsWith2AndNamesIt()
    {
        _trail.Alter(2 + 1);
        ToolRun run = await ToolRun.OfAsync("audit", "verify", _trail.Path);
        Assert.Equal((ExitCode.Damaged, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"'{_trail.Path}' is not as it was written at record 3 (Altered): ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_AgainstAHead_FindsWhetherItIsThere()
    {
        string head = Lines((await ToolRun.OfAsync("audit", "verify", _trail.Path)).Succeeded())[1]["Head: ".Length..];
        (await ToolRun.OfAsync("audit", "verify", _trail.Path, "--expect-head", head)).Succeeded();
        ToolRun other = await ToolRun.OfAsync("audit", "verify", _trail.Path, "--expect-head", "9" + head[1..]);
        Assert.Equal(ExitCode.Damaged, other.ExitCode);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("query")]
    [InlineData("tail")]
    [InlineData("export")]
    public async Task Trail_ThatIsMissing_IsNamed(string command)
    {
        string path = _folder.PathOf("missing.db");
        Assert.Contains(path, (await ToolRun.OfAsync("audit", command, path)).Failed(), StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("query")]
    public async Task Trail_ThatIsNone_IsNamed(string command)
    {
        string path = _folder.Write("notes.txt", "no database"u8.ToArray());
        Assert.Contains(path, (await ToolRun.OfAsync("audit", command, path)).Failed(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_OfATrail_ShowsTheNewestFirst()
    {
        string[] lines = Lines((await ToolRun.OfAsync("audit", "query", _trail.Path)).Succeeded());
        Assert.Equal(["3", "2", "1"], lines.Select(static line => line.TrimStart().Split(' ')[0]));
        Assert.Contains(" success  order.refund by alice on order/42 in ", lines[0], StringComparison.Ordinal);
        Assert.Contains(""" note="a,\"b\"" """.TrimEnd(), lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3 1", "--actor", "alice")]
    [InlineData("3 2", "--limit", "2")]
    [InlineData("1 2 3", "--oldest-first")]
    [InlineData("3", "--after", "2")]
    [InlineData("", "--action", "order.place")]
    [InlineData("3 2 1", "--outcome", "success", "--resource", "order/42", "--from", "2020-01-01", "--to", "2200-01-01T00:00Z")]
    [InlineData("", "--to", "2020-01-01")]
    public async Task Query_WithAFilter_ShowsWhatFits(string expected, params string[] options)
    {
        string output = (await ToolRun.OfAsync(["audit", "query", _trail.Path, .. options])).Succeeded();
        Assert.Equal(expected, string.Join(' ', Lines(output).Select(static line => line.TrimStart().Split(' ')[0])));
    }

    [Fact]
    public async Task Query_WithATimeThatIsNone_SaysHowToWriteIt() =>
        Assert.Contains("write 2026-11-30", (await ToolRun.OfAsync("audit", "query", _trail.Path, "--from", "yesterday")).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Query_OfADamagedRecord_EndsWith2()
    {
        _folder.Write("audit.db", [.. (await File.ReadAllBytesAsync(_trail.Path, TestContext.Current.CancellationToken)).Select(static (one, index) => index > 4096 ? (byte)0 : one)]);
        ToolRun run = await ToolRun.OfAsync("audit", "query", _trail.Path);
        Assert.NotEqual(0, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task Export_AsJsonLines_HasTheRecordsAsTheyAreStored()
    {
        string[] lines = Lines((await ToolRun.OfAsync("audit", "export", _trail.Path)).Succeeded());
        JsonElement[] entries = [.. lines.Select(static line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal([1, 2, 3], entries.Select(static entry => entry.GetProperty("sequence").GetInt32()));
        Assert.Equal(["alice", "bob", "alice"], entries.Select(static entry => AuditRecord.Parse(System.Text.Encoding.UTF8.GetBytes(entry.GetProperty("record").GetRawText())).Actor));
    }

    [Fact]
    public async Task Export_AsCsv_QuotesAndDefusesFormulas()
    {
        RecordedTrail trail = new RecordedTrail(_folder.PathOf("other.db")).Record("=cmd|' /C calc'!A0");
        string[] lines = (await ToolRun.OfAsync("audit", "export", trail.Path, "--format", "csv")).Succeeded().Split("\r\n");
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("sequence,time,action,outcome,", lines[0], StringComparison.Ordinal);
        Assert.Contains(",'=cmd|' /C calc'!A0,,order/42,", lines[1], StringComparison.Ordinal);
        string json = JsonSerializer.Serialize(new Dictionary<string, string> { ["note"] = "a,\"b\"" });
        Assert.Contains($"\"{json.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", lines[1], StringComparison.Ordinal);
        Assert.Equal(lines[0].Split(',').Length, Fields(lines[1]).Count);
    }

    [Fact]
    public async Task Export_ToAFile_IsItsOwnersAlone()
    {
        string path = _folder.PathOf("export.jsonl");
        Assert.Equal("", (await ToolRun.OfAsync("audit", "export", _trail.Path, "-o", path)).Succeeded());
        Assert.Equal(3, File.ReadLines(path).Count());
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task Export_ToAFolderThatIsMissing_SaysSo() =>
        Assert.Contains("cannot be written", (await ToolRun.OfAsync("audit", "export", _trail.Path, "-o", _folder.PathOf("no/where.csv"))).Failed(), StringComparison.Ordinal);

    [Fact]
    public async Task Export_ToADiskThatIsFull_SaysSo()
    {
        if (!OperatingSystem.IsLinux()) return;
        Assert.StartsWith("'/dev/full' cannot be written: ", (await ToolRun.OfAsync("audit", "export", _trail.Path, "-o", "/dev/full")).Failed(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tail_OfATrail_ShowsTheLastInTheirOrder()
    {
        string[] lines = Lines((await ToolRun.OfAsync("audit", "tail", _trail.Path, "-n", "2")).Succeeded());
        Assert.Equal(["2", "3"], lines.Select(static line => line.TrimStart().Split(' ')[0]));
    }

    [Fact]
    public async Task Tail_ThatFollows_ShowsWhatComes()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task<int> run = ToolCommand.RunAsync(["audit", "tail", _trail.Path, "-n", "1", "--follow", "--actor", "carol"], output, TextWriter.Synchronized(error), end.Token);
        _trail.Record("dave", "carol");
        Assert.True(SpinWait.SpinUntil(() => output.ToString().Contains("carol", StringComparison.Ordinal), TimeSpan.FromSeconds(30)), error.ToString());
        await end.CancelAsync();
        Assert.Equal(ExitCode.Canceled, await run);
        Assert.StartsWith("5", Assert.Single(Lines(output.ToString())).TrimStart(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query")]
    [InlineData("tail")]
    [InlineData("export")]
    public async Task Reading_WithAnAccessTrail_IsRecordedThere(string command)
    {
        string access = _folder.PathOf("access.db");
        (await ToolRun.OfAsync("audit", command, _trail.Path, "--actor", "bob", "--access-trail", access, "--reason", "case 7")).Succeeded();
        AuditRecord[] records = [.. InstrumentGen.Audit.AuditReader.Read(access).Select(static entry => entry.Record)];
        Assert.Equal([AuditOutcome.Attempt, AuditOutcome.Success], records.Select(static record => record.Outcome));
        Assert.All(records, record => Assert.Equal(($"audit.{command}", Environment.UserName, _trail.Path, "case 7"), (record.Action, record.Actor, record.Resource, record.Reason)));
        Assert.Contains("bob", records[0].Details[0].Value.GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_ThatCannotBeRecorded_DoesNotHappen()
    {
        string access = _folder.Write("access.db", "no database"u8.ToArray());
        Assert.Contains(access, (await ToolRun.OfAsync("audit", "query", _trail.Path, "--access-trail", access)).Failed(), StringComparison.Ordinal);
        Assert.Contains("--access-trail", (await ToolRun.OfAsync("audit", "query", _trail.Path, "--access-trail", _trail.Path)).Failed(), StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_OfShortWork_SaysNothingAndOfLongWorkOnceASecond()
    {
        using var error = new StringWriter { NewLine = "\n" };
        var time = new SteppedTime();
        var progress = new RecordProgress(error, time, "verified");
        foreach (double second in new[] { 0.5, 1.9, 2, 2.5, 3.1 })
        {
            time.Now = TimeSpan.FromSeconds(second);
            progress.Report((long)(second * 1_000_000));
        }

        Assert.Equal("2,000,000 records verified, 1,000,000 a second\n3,100,000 records verified, 1,000,000 a second\n", error.ToString());
    }

    static string[] Lines(string output) => output.Split(Environment.NewLine is "\n" ? "\n" : Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    // By RFC 4180: commas within quotes do not count.
    static List<string> Fields(string line)
    {
        List<string> fields = [""];
        bool isQuoted = false;
        foreach (char letter in line)
        {
            if (letter == '"') isQuoted = !isQuoted;
            if (letter == ',' && !isQuoted) fields.Add("");
            else fields[^1] += letter;
        }

        return fields;
    }

    sealed class SteppedTime : TimeProvider
    {
        internal TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
