using System.Reflection;

namespace InstrumentGen.Package.Tests;

/// <summary>Packs the repository once, under a version that no cache knows, and gives consumers a packages folder of their own: the global
/// one would go on serving an older package of the same version.</summary>
public sealed class PackageFixture : IAsyncLifetime
{
    readonly string _root = Directory.CreateTempSubdirectory("instrumentgen-package-").FullName;

    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmss}.{Environment.ProcessId}";

    public string PackagePath => Path.Combine(_root, "feed", $"InstrumentGen.{Version}.nupkg");

    public async ValueTask InitializeAsync()
    {
        string repository = typeof(PackageFixture).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryRoot").Value!;
        // Into folders of its own: a build that runs beside this one must not find its files replaced.
        await DotNet.RunAsync(
            repository,
            new Dictionary<string, string>(),
            "pack", "src/Runtime/Runtime.csproj", "--configuration", "Release", "--output", Path.Combine(_root, "feed"),
            $"-p:PackageVersion={Version}", $"-p:ArtifactsPath={Path.Combine(_root, "artifacts")}");
        CopyFolder(Path.Combine(AppContext.BaseDirectory, "Consumers"), Path.Combine(_root, "consumers"));
        await File.WriteAllTextAsync(
            Path.Combine(_root, "nuget.config"),
            $"""
            <configuration>
              <packageSources>
                <add key="feed" value="{Path.Combine(_root, "feed")}" />
              </packageSources>
            </configuration>
            """);
    }

    /// <summary>Runs the SDK on a consumer of the package.</summary>
    public Task<string> RunAsync(string consumer, params string[] arguments) => DotNet.RunAsync(
        Folder(consumer),
        new Dictionary<string, string>
        {
            ["NUGET_PACKAGES"] = Path.Combine(_root, "packages"),
            ["InstrumentGenVersion"] = Version,
        },
        arguments);

    public string Folder(string consumer) => Path.Combine(_root, "consumers", consumer);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    static void CopyFolder(string source, string target)
    {
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }
}

[CollectionDefinition(nameof(PackageCollection))]
public sealed class PackageCollection : ICollectionFixture<PackageFixture>;
