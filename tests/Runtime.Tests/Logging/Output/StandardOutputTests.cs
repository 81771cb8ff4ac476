namespace InstrumentGen.Runtime.Tests;

public sealed class StandardOutputTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("output")]
    [InlineData("output-nonblocking")]
    public async Task Pipe_ManyLines_TakesThemAll(string mode)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || mode == "output", "The test knows Linux's flags.");
        using var child = new Child(mode, "100000");
        (int exitCode, string output, _) = await child.EndAsync();
        Assert.Equal(0, exitCode);
        Assert.Equal(LogQueues.Numbered(100_000), output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Pipe_Closed_IsAFailureThatIsSurvived()
    {
        using var child = new Child("output-closed", _folder.At("report"));
        child.Output.Close();
        await child.Input.WriteLineAsync();
        await child.Input.FlushAsync(TestContext.Current.CancellationToken);
        (int exitCode, string error) = await child.EndWithoutOutputAsync();
        Assert.Equal((0, "warning\n", "flushed False, failed True, dropped 1"), (exitCode, error, _folder.Read("report")));
    }

    /// <summary>The place in the file belongs to all who write to the output.</summary>
    [Fact]
    public async Task File_SharedWithOthers_IsNotOverwritten()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no shell.");
        using Child child = Child.OfShell($"{{ echo before; \"$@\"; echo after; }} > '{_folder.At("log.txt")}'", "output", "1000");
        Assert.Equal(0, (await child.EndAsync()).ExitCode);
        Assert.Equal(["before", .. LogQueues.Numbered(1000), "after"], File.ReadAllLines(_folder.At("log.txt")));
    }

    [Fact]
    public async Task Sink_Hanging_LeavesWarningsBeyondTheReserveToStandardError()
    {
        using var child = new Child("hang");
        (int exitCode, string output, string error) = await child.EndAsync();
        Assert.Equal(0, exitCode);
        // All warnings are there, those in the reserve last: they are given up when the log ends. The line in the sink's hands may be written.
        Assert.Equal(["dropped 0", "dropped 1"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        string[] lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        int kept = Array.IndexOf(lines, "warning 0");
        Assert.InRange(kept, 1, 19);
        Assert.Equal(LogQueues.Numbered(20, "warning"), lines[kept..].Concat(lines[..kept]));
    }

    [Fact]
    public async Task Sink_DownToTheEnd_LeavesWarningsToStandardError()
    {
        using var child = new Child("down");
        (int exitCode, string output, string error) = await child.EndAsync();
        Assert.Equal((0, "dropped 6\n"), (exitCode, output));
        Assert.Equal(["Warning 3", "Error 4", "Critical 5", "Warning 9"], error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose() => _folder.Dispose();
}
