using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static InstrumentGen.Analyzers.Tests.Harness.Verifier;

namespace InstrumentGen.Analyzers.Tests.Rules;

/// <summary>IG0014, and what the build's switches do to the other rules.</summary>
public sealed class BuildTests
{
    // Something for every rule that is about uses, IG0007 apart.
    const string Uses = """
        using System.Linq.Expressions;
        interface IPlain { int Reached(); }
        class Orders : IPlain
        {
            [Traced] public virtual int {|IG0014:Count|}() => 0;
            [Traced] public int Reached() => 0;
            [Traced] public void Never() { }
            [Traced] public int Place(int n) => n;
        }
        class Express : Orders
        {
            int Base() => base.Count();
            Func<int> Group() => Count;
            Expression<Func<int>> Tree() => () => Count();
            int Dispatch(IPlain plain) => plain.Reached();
            object Dynamic(dynamic any) => Place(any);
        }
        """;

    static string Unmarked { get; } = Uses.Replace("{|IG0014:Count|}", "Count", StringComparison.Ordinal);

    static TestProject Off(TestProject project, string property) => project with { Properties = project.Properties.Add(property, "false") };

    [Fact]
    public async Task Uses_Woven_FireEach() => Assert.Equal(
        ["IG0002", "IG0003", "IG0004", "IG0006", "IG0008", "IG0016"],
        (await Report(Unmarked)).Select(static one => one.Id).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public Task Interception_NotAllowed_FiresOnceAndAlone() => VerifyCalls(Uses, static project => project with { InterceptorsNamespaces = null });

    [Fact]
    public Task Interception_AllowedForOthers_Fires() => VerifyCalls(Uses, static project => project with { InterceptorsNamespaces = "Other.Generated;InstrumentGen.Gen" });

    [Fact]
    public Task Interception_AllowedFromOutside_IsSilent() => VerifyCalls(
        "class Orders { [Traced] public int Count() => 0; int Run() => Count(); }",
        static project => project with { InterceptorsNamespaces = "Other;InstrumentGen" });

    [Fact]
    public async Task Interception_OfAnOldLanguage_FiresOnceAndAlone()
    {
        const string Source = "namespace N { public class Orders { [Traced] public int Count() { return 0; } } }";
        Diagnostic found = Assert.Single(await Report(Source, static project => project with { LanguageVersion = LanguageVersion.CSharp11, Nullable = NullableContextOptions.Enable }));
        Assert.Equal("No call of 'Orders.Count' or of any other operation is instrumented in this project: generated code needs C# 12; raise LangVersion", found.GetMessage(null));
    }

    [Fact]
    public Task Interception_WithoutAnOperation_IsSilent() => VerifyCalls(
        "class Orders { public int Count() => 0; [Traced, NotInstrumented] void Out() { } }",
        static project => project with { InterceptorsNamespaces = null });

    [Fact]
    public Task Uses_OfASwitchedOffInterception_AreSilent() => VerifyCalls(Unmarked, static project => Off(project, "InstrumentGenIntercept") with { InterceptorsNamespaces = null });

    [Fact]
    public Task Everything_OfADisabledProject_IsSilentButArguments() => VerifyCalls(
        Unmarked + """
        class Bad
        {
            [Traced] public async void Fire() { [Traced] void Local() { } Local(); await Task.Yield(); }
            [Traced, Operation({|IG0009:""|}, Expected = [{|IG0012:typeof(int)|}]), Metered(Buckets = [{|IG0011:0|}])] void Arguments() { }
            [{|IG0013:Operation|}("alone")] void Alone() { }
            [Traced, Operation("twice")] void First() { }
            [Traced, Operation({|IG0010:"twice"|})] void Second() { }
        }
        """,
        static project => Off(project, "InstrumentGenEnabled") with { InterceptorsNamespaces = null });

    [Fact]
    public Task Everything_OfAttributesThatAreNotOurs_IsSilent() => VerifyCalls("""
        namespace Theirs
        {
            class TracedAttribute : Attribute;
            class OperationAttribute(string name) : Attribute { public string Name => name; }
        }
        namespace Shop
        {
            using Theirs;
            class Orders { [Traced, Operation("")] public async void Fire() => await Task.Yield(); Action Group() => Fire; }
        }
        """);
}
