using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace InstrumentGen.Tool.Tests.Harness;

/// <summary>Builds assemblies from source.</summary>
static class SourceAssembly
{
    static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var file && (file.StartsWith("System.", StringComparison.Ordinal) || file is "Microsoft.Extensions.Logging.Abstractions.dll" or "Microsoft.Extensions.Compliance.Abstractions.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(TracedAttribute).Assembly.Location),
    ];

    // As the package's build files set it.
    static readonly CSharpParseOptions s_options = new CSharpParseOptions(LanguageVersion.CSharp14).WithFeatures([new("InterceptorsNamespaces", "InstrumentGen.Generated")]);

    /// <summary>Builds with the generator, as the package does.</summary>
    public static byte[] Instrumented(string name, params (string Path, string Text)[] files)
    {
        CSharpCompilation compilation = Compile(name, OutputKind.DynamicallyLinkedLibrary, files);
        CSharpGeneratorDriver.Create([new InstrumentGen.Generator.InstrumentGenerator().AsSourceGenerator()], parseOptions: s_options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation woven, out _);
        return Image(woven);
    }

    /// <summary>Builds what the source says and no more.</summary>
    public static byte[] Plain(string source, OutputKind kind = OutputKind.DynamicallyLinkedLibrary) => Image(Compile("Plain", kind, ("Plain.cs", source)));

    /// <summary>An assembly that says to have this catalogue.</summary>
    public static byte[] WithCatalogue(string json, string? positions = null)
    {
        string attributes = $"[assembly: InstrumentGen.OperationCatalogue({SymbolDisplay.FormatLiteral(json, quote: true)})]";
        if (positions is not null) attributes += $"[assembly: InstrumentGen.OperationCataloguePositions({SymbolDisplay.FormatLiteral(positions, quote: true)})]";
        return Plain(attributes);
    }

    static CSharpCompilation Compile(string name, OutputKind kind, params (string Path, string Text)[] files) => CSharpCompilation.Create(
        name,
        files.Select(static file => CSharpSyntaxTree.ParseText(SourceText.From(file.Text, Encoding.UTF8), s_options, file.Path)),
        s_references,
        new CSharpCompilationOptions(kind, deterministic: true));

    static byte[] Image(Compilation compilation)
    {
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return image.ToArray();
    }
}
