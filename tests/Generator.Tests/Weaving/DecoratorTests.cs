using InstrumentGen.Generator.Tests.Harness;

namespace InstrumentGen.Generator.Tests.Weaving;

/// <summary>Decorators record the operations of their interfaces, and are otherwise not to be told from the objects that they stand before.</summary>
public sealed class DecoratorTests
{
    [Theory]
    // What is recorded.
    [InlineData("[Decorated, Traced] interface I { int M(int n); }", "class C : I { public int M(int n) => n + 1; }", "Decorated<I>(new C()).M(1)", "2", "I.M")]
    [InlineData("[Decorated] interface I { int M(int n); int N(); }", "class C : I { public int M(int n) => n; public int N() => 3; }", "Decorated<I>(new C()).M(1) + Decorated<I>(new C()).N()", "4", "I.M I.N")]
    [InlineData("[Decorated] interface I { [Traced, Operation(\"m\")] int M(int n); int N(); }", "class C : I { public int M(int n) => n; public int N() => 3; }", "Decorated<I>(new C()).M(1) + Decorated<I>(new C()).N()", "4", "m")]
    [InlineData("[Decorated] interface I { int M(int n); [NotInstrumented] int N(); }", "class C : I { public int M(int n) => n; public int N() => 3; }", "Decorated<I>(new C()).M(1) + Decorated<I>(new C()).N()", "4", "I.M")]
    [InlineData("[assembly: Decorate(typeof(I))] interface I { int M(int n); }", "class C : I { public int M(int n) => n; }", "Decorated<I>(new C()).M(1)", "1", "I.M")]
    [InlineData("[Decorated, Traced] interface I { int M(int n); }", "class C : I { int I.M(int n) => n; }", "((Func<int, int>)Decorated<I>(new C()).M)(5)", "5", "I.M")]
    [InlineData("[Decorated, Traced] interface I { int M(int n); }", "class C : I { [Traced] public int M(int n) => n; }", "Decorated<I>(new C()).M(1)", "1", "I.M")]
    [InlineData("[Decorated, Traced] interface I { int M(int n); }", "class C : I { public int M(int n) => n; }", "((I)new C()).M(1)", "1", "")]
    // Kinds of members.
    [InlineData("[Decorated, Traced] interface I { int P { get; set; } int Q { get; } int R { set; } void M(); }", "class C : I { public int P { get; set; } public int Q => P * 2; public int R { set => P = value + 1; } public void M() => P++; }", "Use(Decorated<I>(new C()), static i => { i.P = 3; i.M(); i.R = i.Q; return i.P; })", "9", "I.M")]
    [InlineData("[Decorated, Traced] interface I { int this[int a, string b] { get; set; } void M(); }", "class C : I { int _n; public int this[int a, string b] { get => _n + a; set => _n = value + b.Length; } public void M() { } }", "Use(Decorated<I>(new C()), static i => { i[1, \"ab\"] = 3; return i[2, \"\"]; })", "7", "")]
    [InlineData("[Decorated, Traced] interface I { event Action? E; void M(); }", "class C : I { public event Action? E; public void M() => E?.Invoke(); }", "Use(Decorated<I>(new C()), static i => { int n = 0; Action add = () => n++; i.E += add; i.M(); i.E -= add; i.M(); return n; })", "1", "I.M I.M")]
    [InlineData("[Decorated, Traced] interface I { ref int P { get; } ref readonly int this[int i] { get; } ref int M(); }", "class C : I { int[] _a = [1, 2]; public ref int P => ref _a[0]; public ref readonly int this[int i] => ref _a[i]; public ref int M() => ref _a[1]; }", "Use(Decorated<I>(new C()), static i => { i.P = 5; i.M() = 7; return i[0] + i[1]; })", "12", "I.M")]
    [InlineData("[Decorated, Traced] interface I { int A(); int M() => A() + 1; private int N() => 3; static int S() => 4; sealed int Z() => N(); }", "class C : I { public int A() => 1; }", "Use(Decorated<I>(new C()), static i => i.M() + i.Z())", "5", "I.M I.Z")]
    [InlineData("interface B { int M(int n); } [Decorated, Traced] interface I : B { new int M(int n); }", "class C : I { int B.M(int n) => n; int I.M(int n) => n * 10; }", "Use(Decorated<I>(new C()), static i => i.M(1) + ((B)i).M(2))", "12", "I.M")]
    [InlineData("interface A { int M(); } interface B { int M(); } [Decorated, Traced] interface I : A, B { int N(); }", "class C : I { int A.M() => 1; int B.M() => 2; public int N() => 4; }", "Use(Decorated<I>(new C()), static i => ((A)i).M() + ((B)i).M() + i.N())", "7", "I.N")]
    [InlineData("interface A { int M(); } [Decorated, Traced] interface I : A { int A.M() => 7; int N(); }", "class C : I { public int N() => 4; }", "Use(Decorated<I>(new C()), static i => ((A)i).M() + i.N())", "11", "I.N")]
    [InlineData("[Decorated, Traced] interface I : IEnumerable<int> { int N(); }", "class C : I { public int N() => 4; public IEnumerator<int> GetEnumerator() => Enumerable.Range(1, 3).GetEnumerator(); System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator(); }", "Decorated<I>(new C()).Sum()", "6", "")]
    // Inherited operations.
    [InlineData("[Traced] interface B { int M(int n); } [Decorated, Traced] interface I : B { int N(); }", "class C : I { public int M(int n) => n; public int N() => 4; }", "Use(Decorated<I>(new C()), static i => i.M(1) + i.N())", "5", "B.M I.N")]
    [InlineData("[Decorated, Traced] interface B { int M(int n); } [Decorated, Traced] interface I : B { int N(); }", "class C : I { public int M(int n) => n; public int N() => 4; }", "Use(Decorated<I>(new C()), static i => i.M(1) + i.N())", "5", "B.M I.N")]
    [InlineData("[Decorated, Traced] interface B<T> { T M(T n); } [Decorated] interface I : B<int>, B<string>;", "class C : I { public int M(int n) => n; public string M(string s) => s; }", "Use(Decorated<I>(new C()), static i => i.M(1) + i.M(\"a\"))", "1a", "B.M B.M")]
    // Generics.
    [InlineData("[Decorated, Traced] interface I<T> where T : class { T? M(T n); TOther? N<TOther>(TOther? n, T t); TR? O<TR>() where TR : class; TV? P<TV>(TV? v) where TV : struct; }", "class C<T> : I<T> where T : class { public T? M(T n) => n; public TOther? N<TOther>(TOther? n, T t) => n; public TR? O<TR>() where TR : class => null; public TV? P<TV>(TV? v) where TV : struct => v; }", "Use(Decorated<I<string>>(new C<string>()), static i => i.M(\"a\") + i.N(1, \"b\") + i.O<string>() + i.P<int>(3))", "a13", "I.M I.N I.O I.P")]
    [InlineData("[Decorated, Traced] interface I<in TIn, out TOut> { TOut M(TIn n); }", "class C : I<object, string> { public string M(object n) => n + \"!\"; }", "Decorated<I<object, string>>(new C()).M(1)", "1!", "I.M")]
    [InlineData("class Outer<T> { [Decorated, Traced] public interface I<U> { string M(T t, U u); } }", "class C : Outer<int>.I<string> { public string M(int t, string u) => t + u; }", "Decorated<Outer<int>.I<string>>(new C()).M(1, \"a\")", "1a", "I.M")]
    [InlineData("[Decorated, Traced] interface I { string M<T>(T n) where T : notnull; T? N<T>(T? n) where T : IComparable<T>; void Ref<T>(ref T a, in T b, out T c, scoped Span<T> s) where T : unmanaged; }", "class C : I { public string M<T>(T n) where T : notnull => n.ToString()!; public T? N<T>(T? n) where T : IComparable<T> => n; public void Ref<T>(ref T a, in T b, out T c, scoped Span<T> s) where T : unmanaged { a = b; c = s[0]; } }", "Use(Decorated<I>(new C()), static i => { int a = 1; i.Ref(ref a, 5, out int c, stackalloc int[] { 7 }); return i.M(a) + i.N(c); })", "57", "I.Ref I.M I.N")]
    // Tasks, tokens, sequences, dynamic, tuples.
    [InlineData("[Decorated, Traced] interface I { Task<int> M(CancellationToken ct = default); ValueTask N(); IEnumerable<int> S(); }", "class C : I { public async Task<int> M(CancellationToken ct) { await Task.Yield(); return 3; } public async ValueTask N() => await Task.Yield(); public IEnumerable<int> S() { yield return 1; yield return 2; } }", "Use(Decorated<I>(new C()), static i => { i.N().AsTask().Wait(); return i.M().Result + i.S().Sum(); })", "6", "I.N I.M I.S")]
    [InlineData("[Decorated, Traced] interface I { dynamic M(dynamic n, List<dynamic> l); (int A, string B) N((int X, int) t); dynamic P { get; set; } dynamic this[dynamic d] { get; } }", "class C : I { public dynamic M(dynamic n, List<dynamic> l) => n; public (int A, string B) N((int X, int) t) => (t.X, \"b\"); public dynamic P { get; set; } = 5; public dynamic this[dynamic d] => d; }", "Use(Decorated<I>(new C()), static i => { i.P = 6; return (int)i.M(1, []) + i.N((2, 3)).A + i.P + i[7]; })", "16", "I.M I.N")]
    [InlineData("[Decorated, Traced] interface @class { int @if(int @else, int Operations, int _decorated); int @in { get; } }", "class C : @class { public int @if(int @else, int Operations, int _decorated) => @else; public int @in => 3; }", "Use(Decorated<@class>(new C()), static i => i.@if(1, 2, 3) + i.@in)", "4", "class.if")]
    [InlineData("[Decorated, Traced] interface I<Decorator, Operations> { int M(Decorator a, Operations b); }", "class C : I<int, int> { public int M(int a, int b) => a + b; }", "Decorated<I<int, int>>(new C()).M(1, 2)", "3", "I.M")]
    [InlineData("[Decorated, Traced] interface IA { int M(); } [Decorated, Traced] interface Ia { int M(); }", "class C : IA, Ia { public int M() => 1; }", "Decorated<IA>(new C()).M() + Decorated<Ia>(new C()).M()", "2", "IA.M Ia.M")]
    [InlineData("[Decorated, Traced] interface I { int M(params int[] n); int N(params ReadOnlySpan<int> n); unsafe int P(int* p); }", "class C : I { public int M(params int[] n) => n.Length; public int N(params ReadOnlySpan<int> n) => n.Length; public unsafe int P(int* p) => *p; }", "Use(Decorated<I>(new C()), static i => { unsafe { int p = 4; return i.M(1, 2) + i.N(1, 2, 3) + i.P(&p); } })", "9", "I.M I.N I.P")]
    [InlineData("[Decorated, Traced] interface I { [Obsolete] int M(); [Obsolete(\"x\", true)] int N(); [Obsolete] int P { get; } int O(); }", "class C : I { public int M() => 1; public int N() => 2; public int P => 3; public int O() => 4; }", "Decorated<I>(new C()).O()", "4", "I.O")]
    [InlineData("[Decorated, Traced, Obsolete(\"x\", true)] interface I { int M(); }", "[Obsolete] class C : I { public int M() => 1; } [Obsolete] static class E { public static int R() => Decorated<I>(new C()).M(); }", "typeof(Entry).Assembly.GetType(\"E\")!.GetMethod(\"R\")!.Invoke(null, [])", "1", "I.M")]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"XX1\")] class X; [Decorated, Traced] interface I { int M(); }", "class C : I { public int M() => 1; }", "Decorated<I>(new C()).M()", "1", "I.M")]
    // Identity and disposal.
    [InlineData("[Decorated, Traced] interface I { int M(); }", "class C : I { public int M() => 1; public override string ToString() => \"c\"; }", "Use(new C(), static c => { I d = Decorated<I>(c); return $\"{d} {d.Equals(c)} {d.Equals(Decorated<I>(c))} {d.Equals(new C())} {d.GetHashCode() == c.GetHashCode()} {ReferenceEquals(d is IOperationDecorator one ? one.Decorated : d, c)}\"; })", "c True True False True True", "")]
    [InlineData("[Decorated, Traced] interface I : IDisposable { int M(); }", "class C : I { public static int N; public int M() => 1; public void Dispose() => N++; }", "Use(Decorated<I>(new C()), static i => { using (i) i.M(); return C.N; })", "1", "I.M")]
    [InlineData("[Decorated, Traced] interface I : IAsyncDisposable { int M(); }", "class C : I { public static int N; public int M() => 1; public ValueTask DisposeAsync() { N++; return default; } }", "Use(Decorated<I>(new C()), static i => { i.DisposeAsync().AsTask().Wait(); return C.N; })", "1", "")]
    public void Decorator_OfAnInterface_RecordsAndDoesTheSame(string contract, string type, string call, string result, string spans)
    {
        GeneratorRun run = DecoratedObjects.With(TestProject.Of($$"""
            {{contract}}
            {{type}}
            static class Entry
            {
                public static object? Run() => {{call}};
                static TResult Use<T, TResult>(T service, Func<T, TResult> use) => use(service);
            }
            """)).Generate();
        Assert.True(!run.Plain.Problems.Any(), "plain: " + string.Join("\n", run.Plain.Problems));
        Assert.True(!run.NewProblems.Any(), string.Join("\n", run.NewProblems));
        Assert.Equal(result, Execution.Of(run.Plain).Result);
        Execution execution = Execution.Of(run.Woven);
        Assert.Equal((result, spans), (execution.Result, string.Join(' ', execution.Spans)));
    }
}
