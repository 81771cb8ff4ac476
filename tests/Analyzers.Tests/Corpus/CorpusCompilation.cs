using System.Collections.Immutable;
using System.Text;
using InstrumentGen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace InstrumentGen.Analyzers.Tests.Corpus;

/// <summary>Compiles a case as an application of its own, against the platform, ASP.NET Core and the logging and metrics libraries.</summary>
static class CorpusCompilation
{
    const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using InstrumentGen;
        """;

    static readonly string[] s_libraries =
        ["System.", "Microsoft.AspNetCore.", "Microsoft.CSharp.", "Microsoft.Extensions.", "Microsoft.Net.", "InstrumentGen.dll", "NLog.", "OpenTelemetry.Api.", "Prometheus.", "Serilog.", "netstandard."];

    static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.CSharp14);

    // Compilations that are made from this one share what was read of its references.
    static readonly CSharpCompilation s_empty = CSharpCompilation.Create(
        "Application",
        [Parse("Usings.cs", Usings)],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => s_libraries.Any(name => Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)
            .Select(static path => MetadataReference.CreateFromFile(path)),
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, metadataImportOptions: MetadataImportOptions.Public));

    public static CSharpCompilation Of(CorpusCase one)
    {
        SyntaxTree tree = Parse(one.File, one.Text);
        return LoggerMessageBodies.For(tree) is { } bodies
            ? s_empty.AddSyntaxTrees(tree, Parse("LoggerMessage.g.cs", bodies))
            : s_empty.AddSyntaxTrees(tree);
    }

    /// <summary>What the rules of the corpus report of a case. An analyzer that throws fails the run.</summary>
    public static async Task<ImmutableHashSet<CorpusMark>> Analyze(CorpusCase one)
    {
        IReadOnlyList<Diagnostic> reported = await AnalyzedProject.Analyze(new(), Of(one));
        Assert.DoesNotContain(reported, static diagnostic => diagnostic.Id == "AD0001");
        return
        [
            .. reported
                .Where(static diagnostic => CorpusRules.Ids.Contains(diagnostic.Id))
                .Select(static diagnostic => new CorpusMark(diagnostic.Id, diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1)),
        ];
    }

    static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), s_parseOptions, path);
}
