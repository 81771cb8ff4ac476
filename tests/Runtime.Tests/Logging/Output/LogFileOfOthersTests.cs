using System.Text;

namespace InstrumentGen.Runtime.Tests;

/// <summary>What others do to a log file while it is written.</summary>
public sealed class LogFileOfOthersTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly RollingFileSink _sink;

    public LogFileOfOthersTests() => _sink = new RollingFileSink(new LogFileOptions { Path = _folder.At("logs/log.txt") });

    [Fact]
    public void File_Deleted_IsMadeAnew()
    {
        Write("a");
        File.Delete(_folder.At("logs/log.txt"));
        Write("b");
        Write("c");
        Assert.Equal("b\nc\n", _folder.Read("logs/log.txt"));
    }

    [Fact]
    public void Folder_Deleted_IsMadeAnew()
    {
        Write("a");
        Directory.Delete(_folder.At("logs"), recursive: true);
        Write("b");
        Assert.Equal("b\n", _folder.Read("logs/log.txt"));
    }

    [Fact]
    public void File_Renamed_IsMadeAnew()
    {
        Write("a");
        File.Move(_folder.At("logs/log.txt"), _folder.At("logs/log.txt.1"));
        Write("b");
        Assert.Equal(("a\n", "b\n"), (_folder.Read("logs/log.txt.1"), _folder.Read("logs/log.txt")));
    }

    /// <summary>As logrotate does with <c>create</c>.</summary>
    [Fact]
    public void File_RenamedAndMadeAnewByOthers_IsWrittenTo()
    {
        Write("a");
        File.Move(_folder.At("logs/log.txt"), _folder.At("logs/log.txt.1"));
        File.WriteAllText(_folder.At("logs/log.txt"), "");
        Write("b");
        Assert.Equal(("a\n", "b\n"), (_folder.Read("logs/log.txt.1"), _folder.Read("logs/log.txt")));
    }

    /// <summary>As logrotate does with <c>copytruncate</c>.</summary>
    [Fact]
    public void File_Truncated_HasNoHole()
    {
        Write(new string('a', 1000));
        using (FileStream file = new(_folder.At("logs/log.txt"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) file.SetLength(0);
        Write("b");
        Assert.Equal("b\n", _folder.Read("logs/log.txt"));
    }

    [Fact]
    public void File_AppendedToByOthers_IsWrittenAfterIt()
    {
        Write("a");
        File.AppendAllText(_folder.At("logs/log.txt"), "theirs\n");
        Write("b");
        Assert.Equal("a\ntheirs\nb\n", _folder.Read("logs/log.txt"));
    }

    [Fact]
    public void File_ThatIsALink_IsFollowed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links ask for a privilege.");
        Directory.CreateDirectory(_folder.At("logs"));
        File.CreateSymbolicLink(_folder.At("logs/log.txt"), _folder.At("there.txt"));
        Write("a");
        Write("b");
        Assert.Equal("a\nb\n", _folder.Read("there.txt"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20_000)]
    public async Task File_OfTwoProcesses_HasTheLinesOfBoth(int maxBytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere each process has a file of its own.");
        const int Count = 20_000;
        string[] names = ["one", "two"];
        Child[] children = [.. names.Select(name => new Child("share", _folder.At("shared.txt"), name, $"{Count}", $"{maxBytes}"))];
        foreach (Child child in children) await child.ReadyAsync();
        foreach (Child child in children) await child.Input.WriteLineAsync("go");
        foreach (Child child in children)
        {
            await child.Input.FlushAsync(TestContext.Current.CancellationToken);
        }

        foreach (Child child in children)
        {
            using (child) Assert.Equal(0, (await child.EndAsync()).ExitCode);
        }

        string[] files = [.. _folder.Names.Where(static name => name != "shared.txt").Order(StringComparer.Ordinal), "shared.txt"];
        Assert.Equal(maxBytes > 0, files.Length > 10);
        string[] lines = [.. files.SelectMany(name => _folder.Read(name).Split('\n', StringSplitOptions.RemoveEmptyEntries))];
        Assert.Equal(names.SelectMany(static name => LogQueues.Numbered(Count, name)).Order(StringComparer.Ordinal), lines.Order(StringComparer.Ordinal));
    }

    void Write(string line) => _sink.Write(Encoding.UTF8.GetBytes(line + "\n"));

    public void Dispose()
    {
        _sink.Dispose();
        _folder.Dispose();
    }
}
