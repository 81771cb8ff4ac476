using System.Collections.Immutable;
using System.Diagnostics;
using InstrumentGen.Benchmarks.Projects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace InstrumentGen.Benchmarks.Gate;

/// <summary>What the analyzers take while somebody types, and in single methods.</summary>
static class LiveGate
{
    const double LiveGoal = 15;
    const double MethodGoal = 250;
    const int Documents = 200;
    const int Rounds = 3;

    public static void Run(GateTable table)
    {
        CSharpCompilation compilation = AnalyzerGate.Woven(ApplicationProject.Create());
        table.Setting($"live: an edit in a method, then all analyzers on that document of the new compilation, whose own errors the editor has asked for before; {Documents} documents, minimum of {Rounds} each");
        double[] edits = Edits(compilation);
        table.AtMost("live analysis of a document, p95", edits[(int)(edits.Length * 0.95)], 0, LiveGoal, "ms");
        table.AtMost("slowest method of the application", SlowestMethod(compilation), 0, MethodGoal, "ms");
        foreach ((string name, string text) in LargeMethods.All) Large(table, compilation, name, text);
    }

    static double[] Edits(CSharpCompilation compilation)
    {
        SyntaxTree[] trees = [.. compilation.SyntaxTrees.Where(static tree => tree.FilePath.StartsWith("Shop", StringComparison.Ordinal) is false && tree.FilePath.Contains('/')).Take(Documents * 5).Where(static (_, index) => index % 5 == index / 5 % 5)];
        foreach (SyntaxTree tree in trees.Take(20)) Edit(compilation, tree, 0);
        return [.. trees.Select(tree => Enumerable.Range(1, Rounds).Min(edit => Edit(compilation, tree, edit))).Order()];
    }

    // A statement more at the start of the middle method, as while typing it.
    static double Edit(CSharpCompilation compilation, SyntaxTree tree, int edit)
    {
        BlockSyntax[] bodies = [.. tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Select(static method => method.Body).OfType<BlockSyntax>()];
        int place = bodies[bodies.Length / 2].OpenBraceToken.Span.End;
        SyntaxTree edited = tree.WithChangedText(tree.GetText().WithChanges(new TextChange(new TextSpan(place, 0), $" int typed{edit} = {edit};")));
        return Analyze(compilation.ReplaceSyntaxTree(tree, edited), edited, null).Milliseconds;
    }

    static double SlowestMethod(CSharpCompilation compilation)
    {
        var least = new Dictionary<(string, int), double>();
        for (int round = 0; round < Rounds; round++)
        {
            CSharpCompilation fresh = AnalyzerGate.Fresh(compilation);
            fresh.GetDiagnostics();
            CompilationWithAnalyzers analysis = AnalyzerGate.WithAnalyzers(fresh, AllAnalyzers.Create());
            foreach (SyntaxTree tree in fresh.SyntaxTrees.Where(static (_, index) => index % 7 == 0))
            {
                foreach (BaseMethodDeclarationSyntax method in tree.GetRoot().DescendantNodes().OfType<BaseMethodDeclarationSyntax>())
                {
                    double milliseconds = Semantic(analysis, fresh.GetSemanticModel(tree), method.Span).Milliseconds;
                    var key = (tree.FilePath, method.SpanStart);
                    least[key] = Math.Min(milliseconds, least.GetValueOrDefault(key, double.MaxValue));
                }
            }
        }

        return least.Values.Max();
    }

    static void Large(GateTable table, CSharpCompilation compilation, string name, string text)
    {
        SyntaxTree tree = SyntheticProject.Parse("Large.cs", text);
        (double Milliseconds, int Findings)[] runs = [.. Enumerable.Range(0, Rounds).Select(_ => Analyze(compilation.AddSyntaxTrees(tree), tree, null))];
        table.AtMost(name, runs.Min(static run => run.Milliseconds), 0, MethodGoal, "ms");
        table.AtMost($"{name}: findings", runs.Max(static run => run.Findings), 0, 0, "");
    }

    static (double Milliseconds, int Findings) Analyze(CSharpCompilation compilation, SyntaxTree tree, TextSpan? span)
    {
        // What the editor shows of its own, and what every analyzer finds bound already.
        SemanticModel model = compilation.GetSemanticModel(tree);
        model.GetDiagnostics(span);
        CompilationWithAnalyzers analysis = AnalyzerGate.WithAnalyzers(compilation, AllAnalyzers.Create());
        long start = Stopwatch.GetTimestamp();
        analysis.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None).GetAwaiter().GetResult();
        double syntax = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        (double semantic, int findings) = Semantic(analysis, model, span);
        return (syntax + semantic, findings);
    }

    static (double Milliseconds, int Findings) Semantic(CompilationWithAnalyzers analysis, SemanticModel model, TextSpan? span)
    {
        long start = Stopwatch.GetTimestamp();
        ImmutableArray<Diagnostic> found = analysis.GetAnalyzerSemanticDiagnosticsAsync(model, span, CancellationToken.None).GetAwaiter().GetResult();
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, found.Length);
    }
}
