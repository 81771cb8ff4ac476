using InstrumentGen.Generator.Tests.Harness;

namespace InstrumentGen.Generator.Tests.Robustness;

/// <summary>What mutants have found: code in the middle of a keystroke, for which nothing can be written.</summary>
public sealed class HalfTypedTests
{
    [Theory]
    [InlineData("parameter without a name", "class C { int M() => A(1); [Traced] static int A(int ) => 1; }")]
    [InlineData("second parameter without a name", "class C { int M() => A(1, 2); [Traced] static int A(int a, int ) => 1; }")]
    [InlineData("generic parameter without a name", "class C { string M() => $\"{A<int>(1)}>(null)}\"; [Traced] static T? A<T>(T? ) }")]
    [InlineData("type parameter without a name", "class C { int M() => A<int>(1); [Traced] static int A<>(int a) => 1; }")]
    [InlineData("method without a name", "class C { int M() => 1; [Traced] static int (int a) => 1; }")]
    [InlineData("type without a name", "class { int M() => A(1); [Traced] static int A(int a) => 1; }")]
    [InlineData("type whose head swallows its member", "class A { } class D : A [Traced] public string Speak() => \"\"; class C { string M() => new D().Speak(); }")]
    [InlineData("type parameter list that swallows a member", "class C { class D<Nintstring A<T>(T a) => \"\"; [Traced] public string B(T a) => \"\"; } string M() => new D<int>().B(1); }")]
    [InlineData("method outside of any type", "[Traced] public string Speak() => \"\"; }")]
    [InlineData("namespace without a name", "namespace { class C { public int M() => A(1); [Traced] static int A(int a) => 1; } }")]
    [InlineData("argument of a carried attribute twice", "using System.Diagnostics.CodeAnalysis; class C { int M() => A(); [RequiresDynamicCode(\"a\"\"a\"), Traced] static int A() => 1; }")]
    [InlineData("carried attribute without its argument", "using System.Diagnostics.CodeAnalysis; class C { int M() => A(); [RequiresUnreferencedCode, Traced] static int A() => 1; }")]
    [InlineData("carried attribute of an unknown constant", "using System.Diagnostics.CodeAnalysis; class C { int M() => A(); [RequiresUnreferencedCode(Te), Traced] static int A() => 1; }")]
    [InlineData("method of a static class that is not static yet", "static class C { static int M(object c) => 1; [Traced] internal int A(int a) => 1; }")]
    [InlineData("constraint without a type", "class C { int M() => A<int>(); [Traced] internal static int A<T>() where T : => 1; }")]
    [InlineData("constraint without its colon", "class D<T> where T Missing { [Traced] private int A() => 1; public int B() => A(); }")]
    [InlineData("type argument that is missing", "class C { int M() => A(null); [Traced] internal static int A(List<List<>>? a) => 1; }")]
    [InlineData("result's type argument that is missing", "class C { void M() => A(); [Traced] internal static Task<> A() => null!; }")]
    [InlineData("property of a decorated interface without an accessor", "[Decorated] public interface I { string Name { [Traced] void A(); }")]
    [InlineData("actor that is not typed yet", "class C { void M() => A(\"\"); [Audited(Actor = nameof())] void A(string clerk) { } }")]
    [InlineData("actor of a type that is missing", "class C { Missing _clerk; void M() => A(); [Audited(Actor = \"_clerk.Name\", Resource = nameof(_clerk))] void A() { } }")]
    [InlineData("audited type", "[Audited] class C { public void M() => A(); public void A() { } }")]
    public void Code_HalfTyped_GetsNoErrorThatItDoesNotHave(string what, string source)
    {
        GeneratorRun run = TestProject.Of(source).Generate();
        Assert.NotEmpty(what);
        Assert.NotEmpty(run.Plain.Problems);
        Assert.Empty(run.Breakage);
    }
}
