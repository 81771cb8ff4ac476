using InstrumentGen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Analyzers.Tests.Rules;

/// <summary>IG0016 of calls that somebody else intercepts.</summary>
public sealed class InterceptedCallTests
{
    const string Source = """
        public class Orders { [Traced] public int Place(int n) => n; }
        static class Entry { public static int Run() => new Orders().Place(1) + new Orders().Place(2); }
        """;

    static readonly TestProject s_project = TestProject.Of(Source) with { InterceptorsNamespaces = "Other.Generated;InstrumentGen.Generated" };

    [Fact]
    public async Task Call_ThatTheUserIntercepts_IsLeftToHim()
    {
        TestProject project = s_project with { Files = [.. s_project.Files, ("Own.cs", Interceptor())] };
        GeneratorRun run = project.Generate();
        Assert.Empty(run.NewProblems);
        Execution execution = Execution.Of(run.Woven);
        Assert.Equal(("102", 1), (execution.Result, execution.Spans.Length));
        Diagnostic found = Assert.Single(await AnalyzedProject.Analyze(project, run.Woven.Compilation), static one => one.Id == RuleIds.CallOutOfReach);
        Assert.Equal(1, found.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Equal("This call of 'Orders.Place' is not instrumented: another interceptor stands in for it, and the compiler takes one; make the method partial with a core, or remove the other", found.GetMessage(null));
    }

    [Fact]
    public async Task Call_ThatAnotherGeneratorIntercepts_IsTold()
    {
        GeneratorRun run = s_project.Generate();
        Compilation both = run.Woven.Compilation.AddSyntaxTrees(s_project.Parse("Other.g.cs", Interceptor()));
        // Ours cannot know of it: the compiler refuses both, and the rule says what to do.
        Assert.Contains(both.GetDiagnostics(TestContext.Current.CancellationToken), static one => one.Id == "CS9153");
        Assert.Single(await AnalyzedProject.Analyze(s_project, both), static one => one.Id == RuleIds.CallOutOfReach);
    }

    [Fact]
    public async Task Method_ThatIsPartial_BearsAnotherInterceptor()
    {
        TestProject project = s_project with { Files = [("Code.cs", Source.Replace("class Orders { [Traced] public int Place(int n) => n; }", "partial class Orders { [Traced] public partial int Place(int n); int PlaceCore(int n) => n; }", StringComparison.Ordinal))] };
        GeneratorRun run = project.Generate();
        Compilation both = run.Woven.Compilation.AddSyntaxTrees(project.Parse("Other.g.cs", Interceptor(project)));
        Assert.DoesNotContain(both.GetDiagnostics(TestContext.Current.CancellationToken), static one => one.Severity == DiagnosticSeverity.Error);
        Assert.DoesNotContain(await AnalyzedProject.Analyze(project, both), static one => one.Id == RuleIds.CallOutOfReach);
    }

    [Fact]
    public void Interceptor_WrittenLater_TakesTheCallAway()
    {
        GeneratorRun run = s_project.Generate();
        Assert.Equal(2, Execution.Of(run.Woven).Spans.Length);
        GeneratorRun edited = run.Edit("Own.cs", static _ => Interceptor());
        Assert.Empty(edited.NewProblems);
        Assert.Single(Execution.Of(edited.Woven).Spans);
    }

    // An interceptor of the first call.
    static string Interceptor(TestProject? project = null)
    {
        CSharpCompilation compilation = (project ?? s_project).Compile();
        SyntaxTree tree = compilation.SyntaxTrees[0];
        InvocationExpressionSyntax call = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().First();
        InterceptableLocation location = compilation.GetSemanticModel(tree).GetInterceptableLocation(call)!;
        return $$"""
            #pragma warning disable CS9113
            namespace Other.Generated
            {
                static class Interceptors
                {
                    {{location.GetInterceptsLocationAttributeSyntax()}} public static int Place(this Orders orders, int n) => n + 99;
                }
            }
            namespace System.Runtime.CompilerServices
            {
                [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)] file sealed class InterceptsLocationAttribute(int version, string data) : Attribute;
            }
            """;
    }
}
