using System.IO.Compression;
using System.Xml.Linq;

namespace InstrumentGen.Package.Tests;

[Collection(nameof(PackageCollection))]
public sealed class PackageContentTests(PackageFixture package)
{
    [Fact]
    public void Package_Opened_HoldsRuntimeCompilerPartAndBuildFiles()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.PackagePath);
        string[] files = [.. archive.Entries.Select(static entry => entry.FullName)];
        string[] expected =
        [
            "lib/net10.0/InstrumentGen.dll",
            "lib/net10.0/InstrumentGen.xml",
            "analyzers/dotnet/cs/InstrumentGen.Generator.dll",
            "analyzers/dotnet/cs/InstrumentGen.Analyzers.dll",
            "analyzers/dotnet/cs/InstrumentGen.CodeFixes.dll",
            "buildTransitive/InstrumentGen.targets",
            "build/InstrumentGen.targets",
            "build/logging/TypedLoggerExtensions.cs",
            "buildTransitive/logging/TypedLoggerExtensions.cs",
            "README.md",
            "LICENSE",
        ];
        Assert.All(expected, file => Assert.Contains(file, files));
        Assert.Equal(3, files.Count(static file => file.StartsWith("analyzers/", StringComparison.Ordinal)));
    }

    /// <summary>Microsoft.Extensions.Telemetry.Abstractions would switch a consumer's [LoggerMessage] to another generator.</summary>
    [Fact]
    public void Package_Dependencies_AreTheFewThatTheRuntimeNeeds()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.PackagePath);
        using Stream stream = archive.GetEntry("InstrumentGen.nuspec")!.Open();
        string[] dependencies = [.. XDocument.Load(stream).Descendants().Where(static node => node.Name.LocalName == "dependency").Select(static node => node.Attribute("id")!.Value)];
        Assert.Equal(
            ["Microsoft.Extensions.Compliance.Abstractions", "Microsoft.Extensions.Diagnostics.HealthChecks.Abstractions", "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Logging", "OpenTelemetry.Api"],
            dependencies.Order(StringComparer.Ordinal));
    }
}
