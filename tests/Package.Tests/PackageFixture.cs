using System.Reflection;

namespace InstrumentGen.Package.Tests;

/// <summary>Packs the repository once, under a version that no cache knows, and gives consumers a packages folder of their own: the global
/// one would go on serving an older package of the same version.</summary>
public sealed class PackageFixture : IAsyncLifetime
{
    readonly string _root = Directory.CreateTempSubdirectory("instrumentgen-package-").FullName;

    /// <summary>The folder of the repository that the tests were built in.</summary>
    public static string Repository { get; } = typeof(PackageFixture).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryRoot").Value!;

    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmss}.{Environment.ProcessId}";

    public string PackagePath => Path.Combine(Feed, $"InstrumentGen.{Version}.nupkg");

    /// <summary>The folder of the packages.</summary>
    public string Feed => Path.Combine(_root, "feed");

    public async ValueTask InitializeAsync()
    {
        await PackAsync("src/Runtime/Runtime.csproj");
        CopyFolder(Path.Combine(AppContext.BaseDirectory, "Consumers"), Path.Combine(_root, "consumers"));
        await File.WriteAllTextAsync(
            Path.Combine(_root, "nuget.config"),
            $"""
            <configuration>
              <packageSources>
                <add key="feed" value="{Feed}" />
              </packageSources>
            </configuration>
            """);
    }

    /// <summary>Packs a project into the feed.</summary>
    public Task PackAsync(string project)
    {
        // Into folders of its own: a build that runs beside this one must not find its files replaced.
        return DotNet.RunAsync(
            Repository,
            new Dictionary<string, string>(),
            "pack", project, "--configuration", "Release", "--output", Feed,
            $"-p:PackageVersion={Version}", $"-p:ArtifactsPath={Path.Combine(_root, "artifacts")}");
    }

    /// <summary>Runs the SDK on a consumer of the package.</summary>
    public Task<string> RunAsync(string consumer, params string[] arguments) => RunAsync(consumer, tools: null, arguments);

    /// <summary>Runs the SDK on a consumer of the package, with a folder of installed tools on the path.</summary>
    public Task<string> RunAsync(string consumer, string? tools, string[] arguments)
    {
        var environment = new Dictionary<string, string>
        {
            ["NUGET_PACKAGES"] = Path.Combine(_root, "packages"),
            ["InstrumentGenVersion"] = Version,
        };
        if (tools is not null) environment["PATH"] = $"{tools}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        return DotNet.RunAsync(Folder(consumer), environment, arguments);
    }

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
