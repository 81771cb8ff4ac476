using System.Collections.Immutable;
using System.Diagnostics;
using InstrumentGen.Benchmarks.Projects;
using InstrumentGen.Benchmarks.Subjects;
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
    const int Documents = 150;
    const int Rounds = 5;

    public static void Run(GateTable table)
    {
        CSharpCompilation compilation = AnalyzerGate.Woven(ApplicationProject.Create());
        table.Setting($"live: an edit in a method, then what all analyzers add on that document of the new compilation to one that does nothing; {Documents} documents, minimum of {Rounds} each");
        (double Ours, double Idle)[] edits = Edits(compilation);
        table.AtMost("live analysis of a document, p95", Percentile(edits.Select(static edit => Math.Max(0, edit.Ours - edit.Idle)), 0.95), Percentile(edits.Select(static edit => edit.Idle), 0.95), LiveGoal, "ms");
        table.Setting("a method: what the analysis of its span takes with all analyzers; peer is the analyzer that does nothing");
        (double ours, double idle) = SlowestMethod(compilation);
        table.AtMostAbove("slowest method of the application", ours, idle, MethodGoal, "ms");
        foreach ((string name, string text) in LargeMethods.All) Large(table, compilation, name, text);
    }

    static double Percentile(IEnumerable<double> values, double share) => values.Order().ToArray() is var ordered ? ordered[(int)(ordered.Length * share)] : 0;

    static (double Ours, double Idle)[] Edits(CSharpCompilation compilation)
    {
        SyntaxTree[] all = [.. compilation.SyntaxTrees.Where(static tree => tree.FilePath.Contains('/') && !tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))];
        SyntaxTree[] trees = [.. Enumerable.Range(0, Documents).Select(index => all[index * all.Length / Documents])];
        foreach (SyntaxTree tree in trees.Take(20)) Edit(compilation, tree, 0, AllAnalyzers.Create());
        return
        [
            .. trees.Select(tree => Least(Rounds, (analyzers, round) => Edit(compilation, tree, round, analyzers))),
        ];
    }

    // The least of several rounds for ours and for the analyzer that does nothing, which take turns.
    static (double Ours, double Idle) Least(int rounds, Func<ImmutableArray<DiagnosticAnalyzer>, int, double> run)
    {
        (double ours, double idle) = (double.MaxValue, double.MaxValue);
        for (int round = 0; round < rounds; round++)
        {
            ours = Math.Min(ours, run(AllAnalyzers.Create(), 2 * round));
            idle = Math.Min(idle, run([new IdleAnalyzer()], (2 * round) + 1));
        }

        return (ours, idle);
    }

    // A statement more at the start of the middle method, as while typing it.
    static double Edit(CSharpCompilation compilation, SyntaxTree tree, int edit, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        BlockSyntax[] bodies = [.. tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Select(static method => method.Body).OfType<BlockSyntax>()];
        int place = bodies.Length == 0 ? 0 : bodies[bodies.Length / 2].OpenBraceToken.Span.End;
        string typed = bodies.Length == 0 ? $"// {edit}\n" : $" int typed{edit} = {edit};";
        SyntaxTree edited = tree.WithChangedText(tree.GetText().WithChanges(new TextChange(new TextSpan(place, 0), typed)));
        return Analyze(compilation.ReplaceSyntaxTree(tree, edited), edited, analyzers).Milliseconds;
    }

    // Of each thirtieth file all methods, the slowest again in several rounds: most of a single time is the machine's.
    static (double Ours, double Idle) SlowestMethod(CSharpCompilation compilation)
    {
        (SyntaxTree Tree, TextSpan Span)[] methods =
        [
            .. compilation.SyntaxTrees
                .Where(static (_, index) => index % 30 == 0)
                .SelectMany(static tree => tree.GetRoot().DescendantNodes().OfType<BaseMethodDeclarationSyntax>().Select(method => (tree, method.Span))),
        ];
        return methods
            .OrderByDescending(method => Method(compilation, method, AllAnalyzers.Create()))
            .Take(10)
            .ToArray()
            .Select(method => Least(Rounds, (analyzers, _) => Method(compilation, method, analyzers)))
            .MaxBy(static times => times.Ours - times.Idle);
    }

    static double Method(CSharpCompilation compilation, (SyntaxTree Tree, TextSpan Span) method, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        Semantic(AnalyzerGate.WithAnalyzers(compilation, analyzers, isTimed: true), compilation.GetSemanticModel(method.Tree), method.Span).Milliseconds;

    static void Large(GateTable table, CSharpCompilation compilation, string name, string text)
    {
        SyntaxTree tree = SyntheticProject.Parse("Large.cs", text);
        CSharpCompilation with = compilation.AddSyntaxTrees(tree);
        (double ours, double idle) = Least(Rounds, (analyzers, _) => Analyze(with.Clone(), tree, analyzers).Milliseconds);
        table.AtMostAbove(name, ours, idle, MethodGoal, "ms");
        table.AtMost($"{name}: findings", Analyze(with, tree, AllAnalyzers.Create()).Findings, 0, 0, "");
    }

    static (double Milliseconds, int Findings) Analyze(CSharpCompilation compilation, SyntaxTree tree, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        SemanticModel model = compilation.GetSemanticModel(tree);
        CompilationWithAnalyzers analysis = AnalyzerGate.WithAnalyzers(compilation, analyzers, isTimed: true);
        long start = Stopwatch.GetTimestamp();
        analysis.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None).GetAwaiter().GetResult();
        double syntax = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        (double semantic, int findings) = Semantic(analysis, model, null);
        return (syntax + semantic, findings);
    }

    static (double Milliseconds, int Findings) Semantic(CompilationWithAnalyzers analysis, SemanticModel model, TextSpan? span)
    {
        long start = Stopwatch.GetTimestamp();
        ImmutableArray<Diagnostic> found = analysis.GetAnalyzerSemanticDiagnosticsAsync(model, span, CancellationToken.None).GetAwaiter().GetResult();
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, found.Length);
    }
}
