using System.Reflection;

namespace InstrumentGen.Documentation.Tests;

/// <summary>The files of the repository.</summary>
static class Repository
{
    static readonly string[] s_sourceFolders = ["samples", "tests"];

    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string GeneratedByShop { get; } = Metadata("GeneratedByShop");

    /// <summary>The pages that people read, relative to the root. Rule pages have tests of their own, which run them.</summary>
    public static IEnumerable<string> Pages =>
        Directory.EnumerateFiles(Root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(static path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(static page => !page.StartsWith("docs/rules/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    public static string Read(string page) => File.ReadAllText(Path.Combine(Root, page)).ReplaceLineEndings("\n");

    /// <summary>All C# that the build compiles for people to learn from or for tests to run.</summary>
    public static IEnumerable<string> CompiledSources =>
        s_sourceFolders
            .SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(static path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(static path => File.ReadAllText(path).ReplaceLineEndings("\n"));

    static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
