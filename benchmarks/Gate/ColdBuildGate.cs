using InstrumentGen.Benchmarks.Projects;
using InstrumentGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace InstrumentGen.Benchmarks.Gate;

/// <summary>What the generator adds to a build from nothing: its own run, and the code that it wrote, which has to be compiled as well.</summary>
static class ColdBuildGate
{
    const double Goal = 1.1;
    const int Rounds = 4;

    public static void Run(GateTable table)
    {
        SyntheticProject project = CallProject.Create();
        table.Setting($"cold build: parse, generator, emit with PDB in one warm process, as in a compiler server; the same sources without the generator; minimum of {Rounds}");
        Build(project, withGenerator: false);
        CSharpCompilation woven = Build(project, withGenerator: true);
        Cost[] costs = Cost.Least(Rounds, () => Build(project, withGenerator: true), () => Build(project, withGenerator: false));
        table.AtMostTimes("cold build, CPU", costs[0].Cpu, costs[1].Cpu, Goal, "ms");
        table.AtMostTimes("cold build, wall", costs[0].Wall, costs[1].Wall, Goal, "ms");
        Describe(table, project, woven);
    }

    static CSharpCompilation Build(SyntheticProject project, bool withGenerator)
    {
        Compilation compilation = project.Compile();
        if (withGenerator) Driver().RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _);
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        EmitResult result = compilation.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        if (!result.Success) throw new InvalidOperationException($"The project does not compile: {result.Diagnostics.First(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}");
        return (CSharpCompilation)compilation;
    }

    static CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create([new InstrumentGenerator().AsSourceGenerator()], parseOptions: SyntheticProject.ParseOptions);

    // Where it goes: the run alone, and how much was written.
    static void Describe(GateTable table, SyntheticProject project, CSharpCompilation woven)
    {
        Cost run = Cost.Least(Rounds, () => Driver().RunGenerators(project.Compile()), () => project.Compile()) is [var both, var parse] ? new Cost(both.Cpu - parse.Cpu, both.Wall - parse.Wall) : default;
        int lines = woven.SyntaxTrees.Skip(project.Files.Length).Sum(static tree => tree.GetText().Lines.Count);
        table.Setting($"of which the generator's run: {run.Cpu:0} ms CPU, {run.Wall:0} ms; it wrote {lines} lines beside {project.Lines}");
    }
}
