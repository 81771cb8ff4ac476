using InstrumentGen.Generator.Tests.Harness;

namespace InstrumentGen.Generator.Tests.Weaving;

/// <summary>A call never makes two spans, however many of the members that it runs through are annotated, and how.</summary>
public sealed class OwnershipTests
{
    // How the interface's member, the base's and the derived class' method are declared.
    static readonly string[] s_contracts = ["", "[Traced] ", "[Decorated] "];
    static readonly string[] s_methods = ["plain", "annotated", "partial"];

    public static TheoryData<string, string, string, bool> Combinations()
    {
        var all = new TheoryData<string, string, string, bool>();
        foreach (string contract in s_contracts)
        {
            foreach (string basic in s_methods)
            {
                foreach (string derived in s_methods)
                {
                    all.Add(contract, basic, derived, false);
                    all.Add(contract, basic, derived, true);
                }
            }
        }

        return all;
    }

    /// <summary>Each call is made through the interface, its decorator, the base class and the class itself; in one project, or from another.</summary>
    [Theory, MemberData(nameof(Combinations))]
    public void Call_ThroughMembersInAnyCombination_MakesOneSpanAtMost(string contract, string basic, string derived, bool isLibrary)
    {
        string types = $$"""
            {{(contract == "[Decorated] " ? "[Decorated, Traced] public interface IStock { int Take(int n); }" : $"public interface IStock {{ {contract}int Take(int n); }}")}}
            public partial class Stock : IStock { {{Method("virtual", basic, "n")}} }
            public partial class Bin : Stock { {{Method("override", derived, "n * 10")}} }

            """;
        foreach ((string call, string result) in new[] { ("((IStock)new Stock()).Take(3)", "3"), ("((IStock)new Bin()).Take(3)", "30"), ("Decorated<IStock>(new Stock()).Take(3)", "3"), ("Decorated<IStock>(new Bin()).Take(3)", "30"), ("((Stock)new Bin()).Take(3)", "30"), ("new Stock().Take(3)", "3"), ("new Bin().Take(3)", "30") })
        {
            string entry = $"static class Entry {{ public static int Run() => {call}; }}";
            Execution execution = isLibrary ? FromLibrary(types, entry) : Execution.Of(Built(DecoratedObjects.With(TestProject.Of(types + entry))).Woven);
            Assert.Equal(result, execution.Result);
            Assert.True(execution.Spans.Length <= 1, $"{call} made {string.Join(", ", execution.Spans)}");
            if (contract.Length > 0 && call.StartsWith("Decorated", StringComparison.Ordinal)) Assert.Equal("IStock.Take", Assert.Single(execution.Spans));
        }
    }

    static string Method(string modifier, string kind, string value) => kind switch
    {
        "plain" => $"public {modifier} int Take(int n) => {value};",
        "annotated" => $"[Traced] public {modifier} int Take(int n) => {value};",
        _ => $"[Traced] public {modifier} partial int Take(int n); int TakeCore(int n) => {value};",
    };

    static Execution FromLibrary(string types, string entry)
    {
        LibraryImage image = Built(TestProject.Of(types)).ToLibrary();
        return Execution.Of(Built(DecoratedObjects.With(TestProject.Of(entry)) with { Libraries = [image] }).Woven, image);
    }

    static GeneratorRun Built(TestProject project)
    {
        GeneratorRun run = project.Generate();
        Assert.Empty(run.Woven.Problems);
        return run;
    }
}
