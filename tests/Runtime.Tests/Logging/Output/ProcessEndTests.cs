namespace InstrumentGen.Runtime.Tests;

/// <summary>What is in the file of a process that ended without disposing of its log.</summary>
public sealed class ProcessEndTests : IDisposable
{
    const int Count = 20_000;

    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Process_ByAnUnhandledException_HasWrittenEverything()
    {
        using Child child = Start("unhandled");
        (int exitCode, _, string error) = await child.EndAsync();
        Assert.NotEqual(0, exitCode);
        Assert.Contains("The test wants it.", error, StringComparison.Ordinal);
        AssertWritten();
    }

    [Fact]
    public async Task Process_ByExit_HasWrittenEverything()
    {
        using Child child = Start("exit");
        Assert.Equal(3, (await child.EndAsync()).ExitCode);
        AssertWritten();
    }

    [Fact]
    public async Task Process_ByReturn_HasWrittenEverything()
    {
        using Child child = Start("return");
        Assert.Equal(0, (await child.EndAsync()).ExitCode);
        AssertWritten();
    }

    [Fact]
    public async Task Process_BySigterm_HasWrittenEverything()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        using Child child = Start("add-and-wait");
        await child.ReadyAsync();
        await child.TerminateAsync();
        Assert.Equal(128 + 15, (await child.EndAsync()).ExitCode);
        AssertWritten();
    }

    [Fact]
    public async Task Process_BySigkill_HasWrittenWhatWasFlushed()
    {
        using Child child = Start("flush-and-wait");
        await child.ReadyAsync();
        child.Kill();
        await child.EndAsync();
        AssertWritten();
    }

    Child Start(string end) => new(end, _folder.At("log.txt"), $"{Count}");

    void AssertWritten() => Assert.Equal(LogQueues.Numbered(Count), File.ReadAllLines(_folder.At("log.txt")));

    public void Dispose() => _folder.Dispose();
}
