using System.IO.Compression;
using System.Text.Json;

namespace InstrumentGen.Package.Tests;

[Collection(nameof(PackageCollection))]
public sealed class ToolTests(PackageFixture package)
{
    [Fact]
    public async Task Tool_InstalledFromItsPackage_PrintsTheCatalogueOfAConsumer()
    {
        await package.PackAsync("src/Tool/Tool.csproj");
        string tools = package.Folder("Tools");
        await package.RunAsync("Library", "tool", "install", "InstrumentGen.Tool", "--tool-path", tools, "--version", package.Version, "--add-source", package.Feed);
        await package.RunAsync("Library", "build");
        string output = await package.RunAsync("Library", tools, ["instrumentgen", "catalog", "bin/Debug/net10.0/Library.dll", "--format", "json"]);

        using JsonDocument document = JsonDocument.Parse(output);
        JsonElement library = Assert.Single(document.RootElement.GetProperty("assemblies").EnumerateArray());
        Assert.Equal("2.3.0.0", library.GetProperty("scope").GetProperty("version").GetString());
        Assert.Equal(
            ["stock.check Stock.cs", "stock.internal Stock.cs", "stock.reserve Stock.cs"],
            library.GetProperty("operations").EnumerateArray()
                .Select(static operation => $"{operation.GetProperty("name").GetString()} {operation.GetProperty("position").GetProperty("file").GetString()}"));
        // What the tool is made of comes along: it is installed without a restore.
        using ZipArchive archive = await ZipFile.OpenReadAsync(Path.Combine(package.Feed, $"InstrumentGen.Tool.{package.Version}.nupkg"), TestContext.Current.CancellationToken);
        Assert.Contains(archive.Entries, static entry => entry.FullName == "tools/net10.0/any/System.CommandLine.dll");
    }
}
