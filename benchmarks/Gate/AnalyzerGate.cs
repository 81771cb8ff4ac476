using System.Collections.Immutable;
using InstrumentGen.Benchmarks.Projects;
using InstrumentGen.Benchmarks.Subjects;
using InstrumentGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Benchmarks.Gate;

/// <summary>What the analyzers add to a build of an application.</summary>
static class AnalyzerGate
{
    const double Goal = 0.3;
    const int Rounds = 3;

    public static void Run(GateTable table)
    {
        SyntheticProject project = ApplicationProject.Create();
        CSharpCompilation compilation = Woven(project);
        table.Setting($"analyzers: an application of {project.Lines} lines, woven; full diagnostics of a build, one thread, CPU, minimum of {Rounds}. Ours is what all of them at default severities add to a build");
        table.Setting("that has an analyzer already, as each of the SDK has: its own are on by default. Peer is a plain bind, without any. Actions are not timed one by one, as the compiler does not unless ReportAnalyzer asks");
        Cost[] costs = Cost.Least(Rounds, () => Bind(compilation), () => Analyze(compilation, AllAnalyzers.Create()), () => Analyze(compilation, [new IdleAnalyzer()]));
        table.AtMostTimes("analyzers, CPU, of a plain bind", costs[1].Cpu - costs[2].Cpu, costs[0].Cpu, Goal, "ms");
        table.Setting($"the compiler's driver with an analyzer that does nothing adds {costs[2].Cpu - costs[0].Cpu:0} ms to the plain bind");
    }

    static void Bind(CSharpCompilation compilation) => Fresh(compilation).GetDiagnostics();

    static void Analyze(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) => WithAnalyzers(Fresh(compilation), analyzers, isTimed: false).GetAllDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>A compilation of the same files of which nothing is bound.</summary>
    public static CSharpCompilation Fresh(CSharpCompilation compilation) => compilation.Clone();

    /// <summary>The driver of analyzers as a host sets it up.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="analyzers">The analyzers.</param>
    /// <param name="isTimed">Whether each action is timed: editors do, a build only where it is asked to report analyzers.</param>
    public static CompilationWithAnalyzers WithAnalyzers(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, bool isTimed) => new(
        compilation,
        analyzers,
        new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: static (exception, analyzer, _) => throw new InvalidOperationException($"{analyzer} threw.", exception),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: isTimed));

    /// <summary>The project as the compiler sees it when analyzers run: after the generator.</summary>
    public static CSharpCompilation Woven(SyntheticProject project)
    {
        CSharpCompilation compilation = project.Compile();
        CSharpGeneratorDriver.Create([new InstrumentGenerator().AsSourceGenerator()], parseOptions: SyntheticProject.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation.WithOptions(compilation.Options.WithConcurrentBuild(false)), out Compilation woven, out _);
        Diagnostic? error = woven.GetDiagnostics().FirstOrDefault(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return error is null ? (CSharpCompilation)woven : throw new InvalidOperationException($"The project does not compile: {error}");
    }
}
