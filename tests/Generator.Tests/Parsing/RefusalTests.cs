using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Generator.Tests.Parsing;

/// <summary>What is refused, and about what. Every reason is reached from source here, but for those that take a library to reach
/// (<see cref="Weaving.LibraryTests"/>).</summary>
public sealed class RefusalTests
{
    static readonly (RefusalReason Reason, string Subject, string Source)[] s_rows =
    [
        (RefusalReason.LocalFunction, "", "class C { void M() { L(); [Traced] void L() { } } }"),
        (RefusalReason.Accessor, "", "class C { int P { [Traced] get; } }"),
        (RefusalReason.Accessor, "", "class C { event Action E { [Traced] add { } remove { } } }"),
        (RefusalReason.Operator, "", "class C { [Traced] public static C operator +(C a, C b) => a; }"),
        (RefusalReason.Operator, "", "class C { [Traced] public static implicit operator int(C a) => 1; }"),
        (RefusalReason.Finalizer, "", "class C { [Traced] ~C() { } }"),
        (RefusalReason.ExplicitImplementation, "", "class C : IDisposable { [Traced] void IDisposable.Dispose() { } }"),
        (RefusalReason.StaticAbstract, "", "interface I { [Traced] static abstract void M(); }"),
        (RefusalReason.StaticAbstract, "", "interface I { [Traced] static virtual void M() { } }"),
        (RefusalReason.AsyncVoid, "", "class C { [Traced] async void M() => await Task.Yield(); }"),
        (RefusalReason.AsyncVoid, "", "partial class C { [Traced] partial void M(); async partial void M() => await Task.Yield(); }"),
        (RefusalReason.CustomAwaitable, "YieldAwaitable", "interface I { [Traced] System.Runtime.CompilerServices.YieldAwaitable M(); }"),
        (RefusalReason.CustomAwaitable, "T", "interface I { [Traced] T M<T>() where T : Task; }"),
        (RefusalReason.ArgumentList, "", "class C { [Traced] void M(__arglist) { } }"),
        (RefusalReason.Conditional, "", "class C { [Traced, System.Diagnostics.Conditional(\"A\")] void M() { } }"),
        (RefusalReason.UnmanagedCallersOnly, "", "class C { [Traced, System.Runtime.InteropServices.UnmanagedCallersOnly] static void M() { } }"),
        (RefusalReason.NoBody, "", "partial class C { [Traced] partial void M(); }"),
        (RefusalReason.CoreMissing, "N", "partial class C { [Operation(\"m\", Core = \"N\"), Traced] public partial int M(); }"),
        (RefusalReason.CoreSignature, "'MCore' returns 'long' and not 'int'", "partial class C { [Traced] public partial int M(); long MCore() => 1; }"),
        (RefusalReason.ClosedType, "C", "class C { [Traced] public partial int M(); int MCore() => 1; }"),
        (RefusalReason.DynamicReference, "d", "partial class C { [Traced] public partial int M(ref dynamic d); int MCore(ref dynamic d) => 1; }"),
        (RefusalReason.TwoOwners, "I.M", "interface I { [Traced] int M(); } partial class C : I { [Traced] public partial int M(); int MCore() => 1; }"),
        (RefusalReason.InaccessibleType, "C.D", "class C { class D; [Traced] void M(List<D[]> d) { } }"),
        (RefusalReason.InaccessibleType, "C.D", "class C { class D { [Traced] public void M() { } } }"),
        (RefusalReason.InaccessibleType, "D", "file class D { [Traced] public void M() { } }"),
        (RefusalReason.HiddenTypeParameter, "T", "class C<T> { [Traced] void M<T>() { } }"),
        (RefusalReason.HiddenTypeParameter, "T", "class C<T> { class D<T> { } [Traced] void M(int T) { } }"),
        (RefusalReason.GenericStaticClass, "", "static class C<T> { [Traced] static void M() { } }"),
        (RefusalReason.GlobalName, "System", "class System; class C { [Traced] void M() { } }"),
        (RefusalReason.BaseCall, "", "class B { [Traced] public virtual void M() { } } class C : B { public override void M() => base.M(); }"),
        (RefusalReason.ExpressionTree, "", "class C { [Traced] internal static int M() => 1; System.Linq.Expressions.Expression<Func<int>> E => () => M(); }"),
        (RefusalReason.TypeParameterReceiver, "T", "interface I { [Traced] void M(); } class C { void N<T>(T t) where T : I => t.M(); }"),
        (RefusalReason.NotInterceptable, "", "class C { [Traced] internal int M() => 1; int N() => (this.M)(); }"),
        (RefusalReason.NotInterceptable, "", "class C { [Traced] internal void M(object o) { } void N(dynamic d) => M(d); }"),
    ];

    public static TheoryData<string> Sources => [.. s_rows.Select(static row => row.Source)];

    [Theory, MemberData(nameof(Sources))]
    public void Source_ThatCannotBeWoven_IsRefusedForOneReason(string source)
    {
        CSharpCompilation compilation = TestProject.Of(source).Compile();
        Refusal refusal = Assert.Single(Verdicts.OfMethods(compilation).Concat(Verdicts.OfCalls(compilation)));
        Assert.Equal(s_rows.Single(row => row.Source == source), (refusal.Reason, refusal.Subject, source));
    }

    [Fact]
    public void Reason_OfEveryKind_IsReached() => Assert.Equal(
        Enum.GetValues<RefusalReason>().Order(),
        s_rows.Concat(DecoratorRefusalTests.Rows).Select(static row => row.Reason)
            .Concat([RefusalReason.ExternAlias, RefusalReason.AmbiguousType, RefusalReason.RecordedByCallers, RefusalReason.DecoratedElsewhere, RefusalReason.Intercepted]).Distinct().Order());
}
