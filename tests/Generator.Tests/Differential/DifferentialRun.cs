using System.Text;
using InstrumentGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace InstrumentGen.Generator.Tests.Differential;

/// <summary>Runs a program with and without spans, and compares what it has written down.</summary>
/// <param name="Corrupt">Changes a generated file, to plant a bug of the emitter; <see langword="null"/> for none.</param>
sealed record DifferentialRun(Func<string, string>? Corrupt = null)
{
    /// <summary>The first difference; <see langword="null"/> where there is none.</summary>
    public string? Difference(IReadOnlyList<MethodPlan> plans)
    {
        Build plain = new(PlannedProgram.Plain(plans).Compile());
        Assert.True(Errors(plain.Problems).Length == 0, $"A plan gave code that does not compile: {string.Join("\n", Errors(plain.Problems))}");
        GeneratorRun run = PlannedProgram.Of(plans).Generate();
        Build woven = Corrupt is null ? run.Woven : Corrupted(run);
        if (Errors(woven.Problems) is { Length: > 0 } errors) return string.Join("\n", errors);
        string[] expected = Execution.Of(plain).Result.Split('\n');
        Execution execution = Execution.Of(woven);
        string[] actual = execution.Result.Split('\n');
        int line = expected.Zip(actual).TakeWhile(static pair => pair.First == pair.Second).Count();
        if (line < Math.Max(expected.Length, actual.Length)) return $"Line {line} is\n{Around(actual, line)}\nand was\n{Around(expected, line)}\n{Culprit(plans, expected, line)}";
        return plans.Select(plan => Missing(plans, plan, expected, execution)).FirstOrDefault(static missing => missing is not null);
    }

    static string[] Errors(IEnumerable<string> problems) => [.. problems.Where(static problem => problem.Contains(": error ", StringComparison.Ordinal)).Take(5)];

    // Each call is one span: an iterator's, each enumeration. Through an interface the call alone is seen, and through a delegate an interceptor sees
    // none.
    static string? Missing(IReadOnlyList<MethodPlan> plans, MethodPlan plan, string[] log, Execution execution)
    {
        bool isByEnumeration = plan.IsIterator && plan.Declarer != Owner.Interface && plan.Form != Form.Decorated;
        int calls = log.Count(line => line.StartsWith(isByEnumeration ? $"enter {plan.Name} " : $"calling {plan.Name} ", StringComparison.Ordinal));
        if (plan.Form == Form.Intercepted) calls -= log.Count(line => line.StartsWith($"calling {plan.Name} by delegate ", StringComparison.Ordinal));
        int spans = execution.Spans.Count(span => span == plan.Name);
        return spans == calls ? null : $"{plan.Name} was called {calls} times, and {spans} calls were spans:\n{new TypeText(plans, plan).Write()}";
    }

    Build Corrupted(GeneratorRun run)
    {
        CSharpCompilation compilation = run.Woven.Compilation;
        foreach (SyntaxTree tree in compilation.SyntaxTrees.Where(static tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)).ToArray())
        {
            compilation = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(Corrupt!(tree.ToString()), Encoding.UTF8)));
        }

        return new(compilation.AddSyntaxTrees(run.Project.Parse("Planted.cs", PlantedBugs.Source)));
    }

    static string Around(string[] log, int line) => string.Join("\n", log.Skip(Math.Max(0, line - 12)).Take(line < 12 ? line + 1 : 13));

    // The type of the method that was called last.
    static string Culprit(IReadOnlyList<MethodPlan> plans, string[] log, int line)
    {
        string? called = log.Take(line + 1).LastOrDefault(static one => one.StartsWith("calling ", StringComparison.Ordinal))?.Split(' ')[1];
        return plans.FirstOrDefault(plan => plan.Name == called) is { } plan ? new TypeText(plans, plan).Write() : "";
    }
}
