using System.Text;

namespace InstrumentGen.Runtime.Tests;

public sealed class RollingFileSinkTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly ManualTime _time = new(1);

    [Fact]
    public void Write_ToAMissingFolder_MakesIt()
    {
        using (RollingFileSink sink = Sink(Options("logs/of/shop.json"))) Write(sink, "a", "b");
        Assert.Equal("a\nb\n", _folder.Read("logs/of/shop.json"));
    }

    [Fact]
    public void Write_ToAnExistingFile_Appends()
    {
        File.WriteAllText(_folder.At("shop.json"), "old\n");
        using (RollingFileSink sink = Sink(Options("shop.json", daily: false))) Write(sink, "new");
        Assert.Equal("old\nnew\n", _folder.Read("shop.json"));
    }

    [Fact]
    public void Write_AfterALineWithoutItsEnd_BeginsALine()
    {
        File.WriteAllText(_folder.At("shop.json"), "to");
        using (RollingFileSink sink = Sink(Options("shop.json", daily: false))) Write(sink, "new");
        Assert.Equal("to\nnew\n", _folder.Read("shop.json"));
    }

    [Fact]
    public void Write_PastTheSize_BeginsAFile()
    {
        LogFileOptions options = Options("shop.json");
        options.MaxBytes = 8;
        using (RollingFileSink sink = Sink(options))
        {
            Write(sink, "abc");
            Write(sink, "def");
            Write(sink, "ghi");
            Write(sink, "longer than a file");
            Write(sink, "jkl");
        }

        Assert.Equal(["shop.20260314-001.json", "shop.20260314-002.json", "shop.20260314-003.json", "shop.json"], _folder.Names);
        Assert.Equal("abc\ndef\n", _folder.Read("shop.20260314-001.json"));
        Assert.Equal("ghi\n", _folder.Read("shop.20260314-002.json"));
        Assert.Equal("longer than a file\n", _folder.Read("shop.20260314-003.json"));
        Assert.Equal("jkl\n", _folder.Read("shop.json"));
    }

    [Fact]
    public void Write_OnTheNextDay_BeginsAFile()
    {
        using (RollingFileSink sink = Sink(Options("shop.json")))
        {
            _time.Utc = new DateTime(2026, 3, 14, 23, 59, 59, DateTimeKind.Utc);
            Write(sink, "a");
            _time.Advance(1);
            Write(sink, "b");
            Write(sink, "c");
        }

        Assert.Equal(["shop.20260314-001.json", "shop.json"], _folder.Names);
        Assert.Equal("a\n", _folder.Read("shop.20260314-001.json"));
        Assert.Equal("b\nc\n", _folder.Read("shop.json"));
    }

    [Fact]
    public void Write_OnAnEarlierDay_DoesNotRoll()
    {
        using (RollingFileSink sink = Sink(Options("shop.json")))
        {
            Write(sink, "a");
            _time.Utc = _time.Utc.AddDays(-1);
            Write(sink, "b");
        }

        Assert.Equal("a\nb\n", _folder.Read("shop.json"));
    }

    [Fact]
    public void Write_NotDaily_DoesNotRollByDay()
    {
        using (RollingFileSink sink = Sink(Options("shop.json", daily: false)))
        {
            Write(sink, "a");
            _time.Utc = _time.Utc.AddDays(1);
            Write(sink, "b");
        }

        Assert.Equal(["shop.json"], _folder.Names);
    }

    /// <summary>What an earlier process left is of the day when it was last written to.</summary>
    [Fact]
    public void Write_ToAFileOfAnEarlierDay_BeginsAFile()
    {
        File.WriteAllText(_folder.At("shop.json"), "old\n");
        File.SetLastWriteTimeUtc(_folder.At("shop.json"), _time.Utc.AddDays(-3));
        using (RollingFileSink sink = Sink(Options("shop.json"))) Write(sink, "new");
        Assert.Equal(["shop.20260311-001.json", "shop.json"], _folder.Names);
        Assert.Equal("old\n", _folder.Read("shop.20260311-001.json"));
    }

    [Theory]
    [InlineData("shop", "shop.20260314-001")]
    [InlineData("shop.api.json", "shop.api.20260314-001.json")]
    [InlineData(".log", ".20260314-001.log")]
    public void Roll_OfAnyName_KeepsTheExtension(string name, string rolled)
    {
        LogFileOptions options = Options(name);
        options.MaxBytes = 1;
        using (RollingFileSink sink = Sink(options))
        {
            Write(sink, "a");
            Write(sink, "b");
        }

        Assert.Equal([name, rolled], _folder.Names.Order(StringComparer.Ordinal).OrderBy(one => one != name));
        Assert.Equal("a\n", _folder.Read(rolled));
    }

    [Fact]
    public void Roll_NamesThatAreTaken_AreLeftAlone()
    {
        File.WriteAllText(_folder.At("shop.20260314-007.json"), "theirs");
        Directory.CreateDirectory(_folder.At("shop.20260314-008.json"));
        LogFileOptions options = Options("shop.json");
        options.MaxBytes = 1;
        using (RollingFileSink sink = Sink(options))
        {
            Write(sink, "a");
            Write(sink, "b");
        }

        Assert.Equal("theirs", _folder.Read("shop.20260314-007.json"));
        Assert.Equal("a\n", _folder.Read("shop.20260314-009.json"));
    }

    [Fact]
    public void Roll_BeyondTheRetained_DeletesTheOldestOfItsOwn()
    {
        string[] others =
        [
            "shop.20260101-001.json.gz", "shop.20260101-01.json", "shop.20260101.json", "shop.20261399-001.json", "shop.2026010-0001.json",
            "shop.20260101-001.txt", "shop.api.20260101-001.json", "hop.20260101-001.json", "shop.20260101-00a.json", "shop.20260101-+01.json",
        ];
        foreach (string name in (string[])[.. others, "shop.20260101-1000.json", "shop.20260101-999.json", "shop.20251231-002.json"]) File.WriteAllText(_folder.At(name), name);
        LogFileOptions options = Options("shop.json");
        options.MaxBytes = 1;
        options.RetainedFiles = 3;
        using (RollingFileSink sink = Sink(options))
        {
            foreach (string line in (string[])["a", "b", "c"]) Write(sink, line);
        }

        Assert.Equal(
            ((string[])[.. others, "shop.20260101-1000.json", "shop.20260314-001.json", "shop.20260314-002.json", "shop.json"]).Order(StringComparer.Ordinal),
            _folder.Names);
    }

    [Fact]
    public void Roll_AllRetained_DeletesNone()
    {
        LogFileOptions options = Options("shop.json");
        options.MaxBytes = 1;
        options.RetainedFiles = 0;
        using (RollingFileSink sink = Sink(options))
        {
            for (int i = 0; i < 40; i++) Write(sink, $"{i}");
        }

        Assert.Equal(Enumerable.Range(0, 40).Select(static i => $"{i}\n"), _folder.Names.Select(_folder.Read));
    }

    [Fact]
    public void Path_WithoutAFolder_IsOfTheCurrentOne()
    {
        string name = $"{Path.GetFileName(_folder.Path)}.json";
        try
        {
            using (RollingFileSink sink = Sink(new LogFileOptions { Path = name })) Write(sink, "a");
            Assert.Equal("a\n", File.ReadAllText(Path.Combine(Environment.CurrentDirectory, name)));
        }
        finally
        {
            File.Delete(name);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("logs/")]
    public void Path_ThatNamesNoFile_IsRefused(string path) =>
        Assert.Throws<ArgumentException>(() => new RollingFileSink(new LogFileOptions { Path = path }));

    [Fact]
    public void Path_ThatCannotBe_IsAFailureOfTheWrite()
    {
        File.WriteAllText(_folder.At("file"), "");
        using RollingFileSink sink = Sink(Options("file/shop.json"));
        Assert.Throws<IOException>(() => Write(sink, "a"));
        File.Delete(_folder.At("file"));
        Write(sink, "a");
        Assert.Equal("a\n", _folder.Read("file/shop.json"));
    }

    LogFileOptions Options(string name, bool daily = true) => new() { Path = _folder.At(name), Daily = daily };

    RollingFileSink Sink(LogFileOptions options) => new(options, _time);

    static void Write(RollingFileSink sink, params string[] lines) => sink.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));

    public void Dispose() => _folder.Dispose();
}
