using System.Buffers.Binary;
using InstrumentGen.Tool.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Tool.Tests;

/// <summary>What cannot be read: one line that says what is wrong and what to do, exit code 1, and nothing on the output.</summary>
public sealed class BadInputTests : IDisposable
{
    const string Sound = """{"version":1,"scope":{"name":"A","version":"1"},"operations":[],"spans":{"attributes":[]},"metrics":[],"outcomes":[]}""";

    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task File_Missing_IsNamed()
    {
        string path = _folder.PathOf("Missing.dll");
        Assert.Equal($"'{path}' does not exist. Build the project, and give the path of its .dll.", (await ToolRun.OfAsync("catalog", path)).Failed());
    }

    [Fact]
    public async Task Directory_Given_IsToldFromAFile() =>
        Assert.Equal($"'{_folder.PathOf("")}' is a directory. Give the assemblies in it.", (await ToolRun.OfAsync("catalog", _folder.PathOf(""))).Failed());

    public static TheoryData<string, byte[], string> Images => new()
    {
        { "empty", [], "is not a .NET assembly" },
        { "text", "using System;"u8.ToArray(), "is not a .NET assembly" },
        { "ELF", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0], "is not a .NET assembly" },
        { "only a beginning", "MZ"u8.ToArray(), "is damaged" },
        { "native", WithoutMetadata(), "is a native library or program" },
        { "module", SourceAssembly.Plain("class C;", OutputKind.NetModule), "is a module" },
        { "first half", SourceAssembly.WithCatalogue(Sound) is var image ? image[..(image.Length / 2)] : [], "is damaged" },
        { "without us", SourceAssembly.Plain("class C;"), "was not built with InstrumentGen, or has no operations" },
        { "user of a library", SourceAssembly.Plain("[assembly: InstrumentGen.InstrumentedAssemblies(\"Shop.Core\", \"Shop.Data\")]"), "runs those of Shop.Core, Shop.Data" },
    };

    [Theory, MemberData(nameof(Images))]
    public async Task Image_OfAnotherKind_IsToldApart(string kind, byte[] image, string expected)
    {
        string path = _folder.Write($"{kind}.dll", image);
        string error = (await ToolRun.OfAsync("catalog", path)).Failed();
        Assert.StartsWith($"'{path}' ", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Contains(". ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("System.Text.Json.dll")]
    [InlineData("System.Private.CoreLib.dll")]
    public async Task Assembly_OfThePlatform_IsOneWithoutOperations(string name)
    {
        // Compiled ahead of time (ReadyToRun).
        string path = Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name);
        Assert.Contains("was not built with InstrumentGen, or has no operations", (await ToolRun.OfAsync("catalog", path)).Failed(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"version":0,"scope":{"name":"A","version":"1"},"operations":[],"spans":{"attributes":[]},"metrics":[],"outcomes":[]}""")]
    [InlineData("""{"version":"1","scope":{"name":"A","version":"1"},"operations":[],"spans":{"attributes":[]},"metrics":[],"outcomes":[]}""")]
    [InlineData("""{"version":1,"scope":{"name":null,"version":"1"},"operations":[],"spans":{"attributes":[]},"metrics":[],"outcomes":[]}""")]
    [InlineData("""{"version":1,"scope":{"name":"A","version":"1"},"operations":[null],"spans":{"attributes":[]},"metrics":[],"outcomes":[]}""")]
    [InlineData("""{"version":1,"scope":{"name":"A","version":"1"},"operations":[{"id":"M:A"}],"spans":{"attributes":[]},"metrics":[],"outcomes":[]}""")]
    [InlineData("""{"version":1,"scope":{"name":"A","version":"1"},"operations":{},"spans":{"attributes":[]},"metrics":[],"outcomes":[]}""")]
    [InlineData("""{"version":1,"scope":{"name":"\uD800","version":"1"},"operations":[],"spans":{"attributes":[]},"metrics":[],"outcomes":[]}""")]
    [InlineData("""{"version":1,"version":1,"scope":{"name":"A","version":"1"},"operations":[],"spans":{"attributes":[]},"metrics":[],"outcomes":[]}""")]
    public async Task Catalogue_OfAnotherForm_IsDamaged(string json)
    {
        string path = _folder.Write("Damaged.dll", SourceAssembly.WithCatalogue(json));
        Assert.Equal($"The catalogue of '{path}' is damaged. Build the assembly again.", (await ToolRun.OfAsync("catalog", path, "-f", "json")).Failed());
    }

    [Theory]
    [InlineData("""{"version":1,"positions":[{"id":"M:A","file":"a.cs"}]}""", "is damaged")]
    [InlineData("""{"version":2}""", "has version 2")]
    public async Task Positions_OfAnotherForm_AreToldOf(string positions, string expected)
    {
        string path = _folder.Write("Damaged.dll", SourceAssembly.WithCatalogue(Sound, positions));
        Assert.Contains(expected, (await ToolRun.OfAsync("catalog", path)).Failed(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Catalogue_OfANewerVersion_NamesTheUpdate()
    {
        string path = _folder.Write("Newer.dll", SourceAssembly.WithCatalogue("""{"version":2,"anything":{}}"""));
        Assert.Equal(
            $"The catalogue of '{path}' has version 2; this tool knows up to 1. Update it: dotnet tool update InstrumentGen.Tool.",
            (await ToolRun.OfAsync("catalog", path)).Failed());
    }

    [Fact]
    public async Task Assemblies_SomeOfThemBad_AreAllNamedAndNothingIsWritten()
    {
        string good = _folder.Write("Good.dll", SourceAssembly.WithCatalogue(Sound)), bad = _folder.Write("Bad.dll", []), missing = _folder.PathOf("Missing.dll");
        ToolRun run = await ToolRun.OfAsync("catalog", good, bad, missing, "--output", _folder.PathOf("out.json"));
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal([bad, missing], run.Error.TrimEnd().Split('\n').Select(static line => line.Split('\'')[1]));
        Assert.False(File.Exists(_folder.PathOf("out.json")));
    }

    [Fact]
    public async Task Output_ThatCannotBeWritten_IsNamed()
    {
        string good = _folder.Write("Good.dll", SourceAssembly.WithCatalogue(Sound)), file = _folder.PathOf("no/such/folder.json");
        Assert.StartsWith($"'{file}' cannot be written: ", (await ToolRun.OfAsync("catalog", good, "-o", file)).Failed(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_OfSeveralLines_StaysOneLine() =>
        Assert.StartsWith("'a\uFFFD\uFFFD[31mb' does not exist", (await ToolRun.OfAsync("catalog", "a\n\u001b[31mb")).Failed(), StringComparison.Ordinal);

    [Theory]
    [InlineData("catalog")]
    [InlineData("catalog", "a.dll", "--format", "xml")]
    [InlineData("catalog", "a.dll", "--unknown")]
    [InlineData("unknown")]
    public async Task Arguments_ThatAreNone_EndWithAFailure(params string[] arguments)
    {
        ToolRun run = await ToolRun.OfAsync(arguments);
        Assert.Equal(1, run.ExitCode);
        Assert.NotEmpty(run.Error);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    // A program as a C compiler writes one: the headers without an entry for metadata.
    static byte[] WithoutMetadata()
    {
        byte[] image = SourceAssembly.Plain("class C;");
        int optionalHeader = BinaryPrimitives.ReadInt32LittleEndian(image.AsSpan(0x3C)) + 24;
        bool is64Bit = BinaryPrimitives.ReadUInt16LittleEndian(image.AsSpan(optionalHeader)) == 0x20B;
        image.AsSpan(optionalHeader + (is64Bit ? 112 : 96) + (14 * 8), 8).Clear();
        return image;
    }
}
