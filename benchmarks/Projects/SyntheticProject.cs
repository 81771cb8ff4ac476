using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace InstrumentGen.Benchmarks.Projects;

/// <summary>A project that is made up: the same text each time, so that figures of two runs can be compared.</summary>
/// <param name="Files">Its files, in the order that the compiler gets them.</param>
sealed record SyntheticProject(ImmutableArray<(string Path, string Text)> Files)
{
    /// <summary>As our build files and a project with nullable references set them.</summary>
    public static CSharpParseOptions ParseOptions { get; } =
        CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14).WithFeatures([new("InterceptorsNamespaces", "InstrumentGen.Generated")]);

    /// <summary>The platform, the abstractions of its extensions, and InstrumentGen.dll.</summary>
    public static ImmutableArray<string> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => IsReferenced(Path.GetFileName(path)))
            .Order(StringComparer.Ordinal),
        typeof(TracedAttribute).Assembly.Location,
    ];

    static ImmutableArray<MetadataReference> MetadataReferences { get; } = [.. References.Select(static path => MetadataReference.CreateFromFile(path))];

    public int Lines => Files.Sum(static file => file.Text.AsSpan().Count('\n'));

    public static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions, path);

    /// <summary>Parses all files; nothing is bound yet.</summary>
    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Shop",
        Files.Select(static file => Parse(file.Path, file.Text)),
        MetadataReferences,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    static bool IsReferenced(string file) =>
        file is "netstandard.dll" or "mscorlib.dll" or "Microsoft.CSharp.dll" or "Microsoft.Extensions.Logging.Abstractions.dll" or "Microsoft.Extensions.Compliance.Abstractions.dll"
        || (file.StartsWith("System.", StringComparison.Ordinal) && !file.StartsWith("System.Management", StringComparison.Ordinal) && !file.StartsWith("System.CodeDom", StringComparison.Ordinal));
}
