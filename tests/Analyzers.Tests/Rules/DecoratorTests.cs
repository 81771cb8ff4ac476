using InstrumentGen.Analyzers.Tests.Harness;
using InstrumentGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using static InstrumentGen.Analyzers.Tests.Harness.Verifier;

namespace InstrumentGen.Analyzers.Tests.Rules;

/// <summary>IG0022 and IG0023, and what the other rules of weaving say of decorated interfaces.</summary>
public sealed class DecoratorTests
{
    [Theory]
    [InlineData("[Decorated] interface {|IG0022:I|} { static abstract void M(); void N(); }")]
    [InlineData("[Decorated] interface {|IG0022:I|} { static abstract int P { get; } void N(); }")]
    [InlineData("[Decorated] interface {|IG0022:I|} { static abstract I operator +(I a, I b); void N(); }")]
    [InlineData("[Decorated] interface {|IG0022:I|} { protected void M(); void N(); }")]
    [InlineData("[Decorated] interface {|IG0022:I|} { int P { get; protected set; } void N(); }")]
    [InlineData("[Decorated] interface {|IG0022:I|} { int P { get; init; } void N(); }")]
    [InlineData("[Decorated] interface {|IG0022:I|} { void M(__arglist); void N(); }")]
    [InlineData("[Decorated] interface {|IG0022:I|} { void M(int a); [System.Runtime.CompilerServices.OverloadResolutionPriority(1)] void M(long a); }")]
    [InlineData("[Decorated] interface {|IG0022:I|}<T> { T M<U>(int T); }")]
    [InlineData("class C { private class D; [Decorated] internal protected interface J { void M(); } [Decorated] interface {|IG0022:I|} { void N(); } }")]
    [InlineData("file interface F { void M(); } [Decorated] file interface {|IG0022:I|} { void N(); }")]
    [InlineData("[Decorated] interface {|IG0022:I|} { int P { get; } }")]
    [InlineData("[Decorated] interface {|IG0022:I|};")]
    [InlineData("[Decorated] interface {|IG0022:I|} { [NotInstrumented] void M(); }")]
    [InlineData("[assembly: Decorate({|IG0022:typeof(C)|})] class C { public void M() { } }")]
    [InlineData("[assembly: Decorate({|IG0022:typeof(Action)|})]")]
    public Task Interface_ThatCannotBeDecorated_Fires(string source) => Verify(source);

    [Theory]
    [InlineData("[Decorated] interface I { void M(); int P { get; set; } event Action E; int this[int i] { get; } static int S() => 1; private int T() => 2; static virtual int V() => 3; }")]
    [InlineData("[Decorated, Traced] interface I { protected int M() => 1; void N(); }")]
    [InlineData("[Decorated] interface I { [Traced] void M(); }")]
    [InlineData("[Decorated] interface I { [NotInstrumented] void M(); [Operation(\"n\")] void N(); }")]
    [InlineData("interface B { void M(); } [Decorated] interface J : B { [Metered] void N(); }")]
    [InlineData("[Decorated] interface B<T> { void M(T t); } [Decorated] interface J : B<int>;")]
    [InlineData("[assembly: Decorate(typeof(IDisposable))]")]
    [InlineData("[assembly: Decorate(typeof(ICloneable))] [assembly: Decorate(typeof(IComparable<>))]")]
    // Half typed, or wrong in a way that the compiler tells.
    [InlineData("[Decorated] interface I : J { void M(); }")]
    [InlineData("[Decorated] interface I { void M(Missing m); }")]
    [InlineData("[Decorated] interface I { void M( }")]
    [InlineData("[Decorated] interface {|IG0022:I|} { void (); }")]
    [InlineData("[Decorated] interface { void M(); }")]
    [InlineData("[Decorated] class C { }")]
    [InlineData("[Decorated] interface I : J { void M(); } [Decorated] interface J : I { void N(); }")]
    [InlineData("[assembly: Decorate]")]
    [InlineData("[assembly: Decorate(typeof(Missing))]")]
    [InlineData("[assembly: Decorate(null)]")]
    [InlineData("[assembly: Decorate(typeof())]")]
    [InlineData("[assembly: Decorate(typeof(int*))]")]
    public Task Interface_ThatCanBeDecorated_IsSilent(string source) => Verify(source);

    [Fact]
    public async Task Interface_OfAnotherAssembly_IsDecoratedByOne()
    {
        LibraryImage library = AnalyzedProject.Library("public interface IA { [Traced] void M(); } public interface IB { void M(); } [Decorated] public interface IC { void M(); }");
        await Verify(
            "[assembly: Decorate({|IG0022:typeof(IA)|}), Decorate(typeof(IB)), Decorate({|IG0022:typeof(IC)|})]",
            project => project with { Libraries = [library] });
    }

    [Fact]
    public async Task Message_OfARefusal_NamesTheRemedy() => Assert.Equal(
        "The decorator of 'I' cannot be written: 'P' can be set only while an object is made; declare it without 'init'",
        Assert.Single(await Report("[Decorated] interface I { int P { get; init; } void N(); }")).GetMessage(null));

    [Theory]
    [InlineData("services.Instrument<{|IG0023:IPlain|}>()")]
    [InlineData("services.Instrument(typeof({|IG0023:IPlain|}))")]
    [InlineData("services.Instrument(typeof({|IG0023:IOpen<>|}))")]
    [InlineData("services.Instrument<{|IG0023:IOpen<int>|}>()")]
    [InlineData("services.Instrument<{|IG0023:C|}>()")]
    [InlineData("services.Instrument<{|IG0023:IDisposable|}>()")]
    [InlineData("InstrumentServiceCollectionExtensions.Instrument<{|IG0023:IPlain|}>(services)")]
    [InlineData("services.Instrument<IDecorated>()")]
    [InlineData("services.Instrument(typeof(IGeneric<>))")]
    [InlineData("services.Instrument<IGeneric<int>>()")]
    [InlineData("services.Instrument<ICloneable>()")]
    [InlineData("services.Instrument(services.GetType())")]
    [InlineData("services.Instrument<Missing>()")]
    [InlineData("services.Instrument(typeof(")]
    [InlineData("new C().Instrument<IPlain>()")]
    public Task Service_WithoutADecorator_Fires(string call) => Verify($$"""
        using Microsoft.Extensions.DependencyInjection;
        [assembly: Decorate(typeof(ICloneable))]
        interface IPlain { void M(); }
        interface IOpen<T> { void M(T t); }
        [Decorated] interface IDecorated { void M(); }
        [Decorated] interface IGeneric<T> { void M(T t); }
        class C { public void Instrument<T>() { } }
        class Startup
        {
            static void Configure(IServiceCollection services) { {{call}}; }
            static T Any<T>(IServiceCollection services) where T : class { services.Instrument<T>(); return null!; }
        }
        """);

    [Theory]
    [InlineData("[Decorated, Traced] interface I { int M(); } class C : I { [Traced] public int M() => 1; int N(I i) => i.M() + M(); }")]
    [InlineData("[Decorated, Traced] interface I { int M(); } class C : I { public int M() => 1; Func<int> N(I i) => i.M; }")]
    [InlineData("[Decorated, Traced] interface I { int M(); } class C : I { public int M() => 1; System.Linq.Expressions.Expression<Func<int>> N(I i) => () => i.M(); }")]
    [InlineData("[Decorated, Traced] interface I { int M(); } class C { int N<T>(T t) where T : I => t.M(); }")]
    [InlineData("[Decorated, Traced] interface I { int M(); }")]
    [InlineData("[Decorated, Traced] interface I : IDisposable { int M(); } class C { void N(I i) { using (i) i.M(); } }")]
    public Task Use_OfADecoratedOperation_IsSilent(string source) => VerifyCalls(source);

    [Fact]
    public Task Partial_BehindADecoratedMember_GivesWay() => Verify("""
        [Decorated, Traced] interface I { int M(); }
        partial class C : I { [Traced] public partial int {|IG0019:M|}(); int MCore() => 1; }
        """);

    [Fact]
    public async Task SwitchedOff_NothingIsSaid() => Assert.Empty(await Report(
        "[Decorated] interface I;",
        static project => project with { Properties = project.Properties.SetItem("InstrumentGenEnabled", "false") }));
}
