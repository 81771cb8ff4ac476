using InstrumentGen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Tests.Rules;

/// <summary>IG0021.</summary>
public sealed class CoverageTests
{
    const string Half = """
        static class Prices
        {
            [Traced] static int Of(string sku) => sku.Length;
            static int Sum(string[] skus) => Of("tea") + skus.Sum(Of);
        }
        """;

    [Theory]
    [InlineData("100", "1 of 2 uses of operations are instrumented, 50 %, and InstrumentGenMinimumCoverage asks for 100 %")]
    [InlineData(" 50.5 ", "1 of 2 uses of operations are instrumented, 50 %, and InstrumentGenMinimumCoverage asks for 50.5 %")]
    [InlineData("50", null)]
    [InlineData("0", null)]
    [InlineData("", null)]
    [InlineData("all", null)]
    [InlineData("101", null)]
    public async Task Coverage_BelowTheMinimum_Fires(string minimum, string? expected) => Assert.Equal(expected, await ReportedOf(Half, minimum));

    [Theory]
    [InlineData("class C { [Traced] void M() { } void N() { M(); M(); M(); } }", 100)]
    [InlineData("class C { }", 100)]
    [InlineData("class C { [Traced] void M() { } }", 0)]
    [InlineData("public class C { [Traced] public void M() { } }", 100)]
    [InlineData("partial class C { [Traced] public partial int M(); int MCore() => 1; }", 100)]
    [InlineData("class C { [Traced] int M() => 1; int N(dynamic d) => M() + K(d); [Traced] int K(int n) => n; }", 50)]
    [InlineData("class B { [Traced] public virtual int M() => 1; int N() => M(); } class C : B { public override int M() => base.M(); }", 100)]
    [InlineData("class C { [Traced] static int M() => 1; int N() => M(); System.Linq.Expressions.Expression<Func<int>> E => () => M(); }", 100)]
    [InlineData("class C : IDisposable { [Traced] public void Dispose() { } void N() { using var c = new C(); c.Dispose(); } }", 50)]
    [InlineData("interface I { int M(); } class C : I { [Traced] public int M() => 1; int N(I i) => i.M(); int K() => L(); [Traced] int L() => 1; }", 50)]
    [InlineData("class C { [Traced] static int M() => 1; Func<int> N => M; int K() => L(); [Traced] int L() => 1; }", 50)]
    [InlineData("interface I { int M(); } class C : I { [Traced] public int M() => 1; int N(I i) => i.M() + M(); }", 50)]
    public async Task Coverage_OfAProject_CountsEachUse(string source, int percentage)
    {
        Assert.Null(await ReportedOf(source, $"{percentage}"));
        if (percentage < 100) Assert.Contains($" {percentage} %,", await ReportedOf(source, $"{percentage + 1}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coverage_WithoutInterception_IsThatOfPartialMethods() => Assert.StartsWith(
        "1 of 2 uses of operations are instrumented, 50 %",
        await ReportedOf("partial class C { [Traced] public partial int M(); int MCore() => 1; [Traced] int K() => 1; int N() => K(); }", "60", ("InstrumentGenIntercept", "false")),
        StringComparison.Ordinal);

    static async Task<string?> ReportedOf(string source, string minimum, params (string Name, string Value)[] more)
    {
        IReadOnlyList<Diagnostic> found = await Verifier.Report(source, project => project with { Properties = more.Aggregate(project.Properties.SetItem("InstrumentGenMinimumCoverage", minimum), static (all, one) => all.SetItem(one.Name, one.Value)) });
        return found.SingleOrDefault(static one => one.Id == RuleIds.Coverage)?.GetMessage(null).Split(';')[0];
    }
}
