using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace InstrumentGen.Generator.Tests.Harness;

/// <summary>A user's project: its files, and what its project file says. It is built with warnings as errors.</summary>
sealed record TestProject
{
    const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using InstrumentGen;
        """;

    static readonly Lazy<string> s_typedLogging = new(static () => File.ReadAllText(Path.Combine(RepositoryRoot.Path, "src/Runtime/buildTransitive/logging/TypedLoggerExtensions.cs")));

    static int s_number;

    /// <summary>The assembly's name; unique unless it is set, so that spans can be told apart.</summary>
    public string Name { get; init; } = $"Tested{Interlocked.Increment(ref s_number)}";

    /// <summary>The files, in the order that the compiler gets them.</summary>
    public ImmutableArray<(string Path, string Text)> Files { get; init; } = [];

    public ImmutableArray<LibraryImage> Libraries { get; init; } = [];

    /// <summary>MSBuild properties that the package makes visible to the compiler.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What the <c>.editorconfig</c> says of its files.</summary>
    public ImmutableDictionary<string, string> Options { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The compiler's feature <c>InterceptorsNamespaces</c>, as our build files set it; <see langword="null"/> for none.</summary>
    public string? InterceptorsNamespaces { get; init; } = "InstrumentGen.Generated";

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp14;

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public OptimizationLevel Optimization { get; init; } = OptimizationLevel.Release;

    /// <summary>Whether the project refers to InstrumentGen.dll.</summary>
    public bool ReferencesRuntime { get; init; } = true;

    /// <summary>Whether the project refers to logging, ASP.NET Core, metrics and tracing libraries.</summary>
    public bool ReferencesLibraries { get; init; }

    public bool WarningsAsErrors { get; init; } = true;

    /// <summary>Whether the usual namespaces are imported, and ours.</summary>
    public bool ImplicitUsings { get; init; } = true;

    /// <summary>A project of one file.</summary>
    public static TestProject Of(string source) => new() { Files = [("Code.cs", source)] };

    /// <summary>A project of files named by <c>// file: Name.cs</c> lines, or of one file where there is none.</summary>
    public static TestProject OfFiles(string source)
    {
        const string Mark = "// file: ";
        if (!source.StartsWith(Mark, StringComparison.Ordinal)) return Of(source);
        return new()
        {
            Files =
            [
                .. ("\n" + source).Split("\n" + Mark, StringSplitOptions.RemoveEmptyEntries)
                    .Select(static part => (part[..part.IndexOf('\n', StringComparison.Ordinal)].Trim(), part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..])),
            ],
        };
    }

    /// <summary>The project with classic log calls woven: it has the typed methods that the package puts into it.</summary>
    public TestProject WithTypedLogging() => this with
    {
        Files = Files.Add(("TypedLoggerExtensions.cs", s_typedLogging.Value)),
        Properties = Properties.SetItem("InstrumentGenInterceptLogging", "true"),
    };

    public CSharpCompilation Compile() => Platform.Empty(Name, ReferencesRuntime, ReferencesLibraries)
        .AddReferences(Libraries.Select(static library => library.Reference))
        .AddSyntaxTrees((ImplicitUsings ? Files.Add(("Usings.cs", Usings)) : Files).Select(file => Parse(file.Path, file.Text)))
        .WithOptions(new CSharpCompilationOptions(
            OutputKind,
            optimizationLevel: Optimization,
            allowUnsafe: true,
            nullableContextOptions: Nullable,
            generalDiagnosticOption: WarningsAsErrors ? ReportDiagnostic.Error : ReportDiagnostic.Default,
            warningLevel: 9999,
            metadataImportOptions: MetadataImportOptions.Public));

    public SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions(), path);

    public CSharpParseOptions ParseOptions()
    {
        var options = new CSharpParseOptions(LanguageVersion);
        return InterceptorsNamespaces is { } namespaces ? options.WithFeatures([new("InterceptorsNamespaces", namespaces)]) : options;
    }

    /// <summary>Runs the generator.</summary>
    public GeneratorRun Generate() => GeneratorRun.Of(this);
}
