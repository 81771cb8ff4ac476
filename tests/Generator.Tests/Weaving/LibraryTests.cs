using System.Collections.Immutable;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Tests.Harness;

namespace InstrumentGen.Generator.Tests.Weaving;

/// <summary>Operations of one project that another calls.</summary>
public sealed class LibraryTests
{
    const string Library = """
        namespace Lib;
        public class Service
        {
            [Traced] public string Open(string a) => a + Hidden();
            [Traced] private string Hidden() => "h";
            [Traced] protected string Guarded() => "g";
            [Traced] internal string Inner() => "i";
            [NotInstrumented] public string Twice(string a) => Open(a) + Open(a);
        }
        """;

    [Fact]
    public void Manifest_OfLibrary_NamesWhatOthersCanCall()
    {
        string manifest = TestProject.Of(Library).Generate().Output("Assembly.g.cs");
        Assert.Contains("""
            [assembly: global::InstrumentGen.OperationManifest(
                "M:Lib.Service.Guarded",
                "M:Lib.Service.Inner",
                "M:Lib.Service.Open(System.String)")]
            """, manifest, StringComparison.Ordinal);
    }

    [Fact]
    public void LibraryOperation_CalledFromApp_IsOneSpanPerCall()
    {
        Execution execution = Run(TestProject.Of(Library).Generate().ToLibrary(), """
            static class Entry { public static string Run() => new Lib.Service().Open("a") + new Lib.Service().Twice("b") + new Derived().Call(); }
            class Derived : Lib.Service { public string Call() => Guarded(); }
            """);
        Assert.Equal("ahbhbhg", execution.Result);
        Assert.Equal(
            ["Service.Guarded", "Service.Hidden", "Service.Hidden", "Service.Hidden", "Service.Open", "Service.Open", "Service.Open"],
            execution.Spans.Order(StringComparer.Ordinal));
    }

    /// <summary>Metadata does not tell which methods are iterators. A span for the call alone would end before anything is read.</summary>
    [Fact]
    public void LibraryIterator_CalledFromApp_IsOneSpanPerEnumeration()
    {
        GeneratorRun library = TestProject.Of("""
            namespace Lib;
            public class Feed<T>
            {
                [Traced] public IEnumerable<T> Read(params T[] items) { foreach (T item in items) yield return item; }
                [Traced] public IEnumerable<T> Pass(T[] items) => items;
            }
            """).Generate();
        Assert.Contains("Iterators = new[] { \"M:Lib.Feed`1.Read(`0[])\" }", library.Output("Assembly.g.cs"), StringComparison.Ordinal);
        Execution execution = Run(library.ToLibrary(), """
            static class Entry
            {
                public static int Run()
                {
                    IEnumerable<int> twice = new Lib.Feed<int>().Read(1, 2);
                    return twice.Count() + twice.Count() + new Lib.Feed<int>().Pass([3]).Count();
                }
            }
            """);
        Assert.Equal("5", execution.Result);
        Assert.Equal(["Feed.Read", "Feed.Read", "Feed.Pass"], execution.Spans);
    }

    [Fact]
    public void LibraryExtensionMember_CalledFromApp_IsOneSpanPerCall()
    {
        GeneratorRun library = TestProject.Of("""
            namespace Lib;
            public static class Extensions
            {
                extension<T>(T[] items) where T : notnull
                {
                    [Traced] public string At(int index) => items[index].ToString()!;
                    [Traced] public static int Count<U>(U other) => 1;
                }
            }
            """).Generate();
        Execution execution = Run(library.ToLibrary(), """
            using Lib;
            static class Entry { public static string Run() => new[] { "a" }.At(0) + Extensions.At(new[] { 2 }, 0); }
            """);
        Assert.Equal("a2", execution.Result);
        Assert.Equal(["Extensions.At", "Extensions.At"], execution.Spans);
    }

    [Fact]
    public void LibraryOperation_NotCalled_LeavesOnlyItsNameBehind()
    {
        GeneratorRun run = App(TestProject.Of(Library).Generate().ToLibrary(), "static class Entry { public static int Run() => 1; }").Generate();
        Assert.Equal(["InstrumentGen.Assembly.g.cs"], run.Outputs.Keys);
        Assert.Contains("InstrumentedAssemblies(", run.Output("Assembly.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void LibraryOperation_CalledFromApp_BelongsToLibraryAndHasNoPosition()
    {
        LibraryImage library = (TestProject.Of(Library) with { Name = "Lib" }).Generate().ToLibrary();
        GeneratorRun run = App(library, """static class Entry { public static string Run() => new Lib.Service().Open("a"); }""").Generate();
        Assert.Equal(["InstrumentGen.Assembly.g.cs", "Lib.Service.Interceptors.g.cs", "Lib.Service.Operations.g.cs"], run.Outputs.Keys);
        Assert.Contains("""InstrumentationScope.Get("Lib", "0.0.0.0")""", run.Output("Operations.g.cs"), StringComparison.Ordinal);
        Assert.Contains("""Code = new global::InstrumentGen.CodePosition("Lib.Service.Open"),""", run.Output("Operations.g.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("OperationManifest", run.Output("Assembly.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Library_WithGeneratorAlone_MakesSpansOfItsOwnCallsOnly()
    {
        LibraryImage library = TestProject.Of(Library).Generate().ToLibrary();
        TestProject app = App(library, """static class Entry { public static string Run() => new Lib.Service().Twice("b"); }""");
        Assert.Equal(4, Execution.Of(new Build(app.Compile()), library).Spans.Length);
    }

    [Fact]
    public void Friends_BothWithGenerator_SeeNothingOfEachOther()
    {
        LibraryImage library = TestProject.Of("""
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("App")]
            static class Entry { public static int Run() => One(); [Traced] internal static int One() => 1; [Traced] static int Two() => 2; public static int Call() => Two(); }
            """.Replace("Entry", "Shared", StringComparison.Ordinal)).Generate().ToLibrary();
        Execution execution = Run(library, """
            static class Entry { public static int Run() => Shared.One() + Shared.Call() + One(); [Traced] static int One() => 10; }
            """, "App");
        Assert.Equal(("13", 3), (execution.Result, execution.Spans.Length));
    }

    [Fact]
    public void Friends_WithTypesOfOneName_BuildWithoutConflict()
    {
        // The same type in both, so the same generated namespace and classes.
        const string Source = "namespace N; class Same { [Traced] public static int One() => 1; [Traced] static int Two() => 2; public static int Call() => One() + Two(); }";
        LibraryImage library = TestProject.Of("""[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("App2")]""" + Source).Generate().ToLibrary();
        GeneratorRun run = (TestProject.Of("#pragma warning disable CS0436\n" + Source) with { Name = "App2", Libraries = [library] }).Generate();
        Assert.Empty(run.Plain.Problems);
        Assert.Empty(run.NewProblems);
    }

    [Theory]
    [InlineData("generic type", "Lib.Box<string>.Of(\"a\").Get()", 2, "public class Box<T>(T item) { [Traced] public static Box<T> Of(T item) => new(item); [Traced] public T Get() => item; }")]
    [InlineData("struct", "Change()", 2, "public struct Counter { public int N; [Traced] public int Next() => ++N; [Traced] public readonly int Peek() => N; }", "static int Change() { var c = new Lib.Counter(); c.Next(); return c.Peek() + c.N; }")]
    [InlineData("readonly struct", "default(Lib.Amount).Get()", 1, "public readonly struct Amount { [Traced] public int Get() => 1; }")]
    [InlineData("extension method", "5.Twice() + Lib.Extensions.Twice(6)", 2, "public static class Extensions { [Traced] public static int Twice(this int n) => 2 * n; }")]
    [InlineData("scoped and unscoped references", "Use()", 3, "public static class Refs { [Traced] public static int Sum(scoped System.Span<int> a, scoped ref int b, params System.ReadOnlySpan<int> c) => a[0] + b + c[0]; [Traced] public static System.Span<int> Out([System.Diagnostics.CodeAnalysis.UnscopedRef] out int a) { a = 1; return new(ref a); } [Traced] public static int In(in int a, ref readonly int b) => a + b; }", "static int Use() { int n = 1; Lib.Refs.Out(out n); return Lib.Refs.Sum([1], ref n, 5) + Lib.Refs.In(n, in n); }")]
    [InlineData("dynamic, tuples and nullable annotations", "Lib.Odd.A((1, null), new()).second", 1, "public static class Odd { [Traced] public static (int first, object? second) A((int a, dynamic? b) pair, System.Collections.Generic.List<dynamic?> c) => (pair.a, c.Count); }")]
    [InlineData("override that an overload overshadows", "new Lib.Derived().A(text: \"a\")", 1, "public class Base { public virtual string A(string text) => \"base\"; } public class Derived : Base { [Traced] public override string A(string text) => \"override\"; public string A(object value) => \"overload\"; }")]
    [InlineData("overload of a static class that another is preferred to", "Lib.S.A(t: \"a\")", 1, "public static class S { [System.Runtime.CompilerServices.OverloadResolutionPriority(1)] public static string A(object s) => \"o\"; [Traced] public static string A(string t) => \"s\"; }")]
    [InlineData("protected virtual method of a generic base", "new Derived().Call()", 1, "public abstract class Base<T> { [Traced] protected virtual T A(in T a) => a; }", "class Derived : Lib.Base<string> { public string Call() => A(\"a\"); }")]
    [InlineData("interface", "((Lib.IShape)new Square()).Area()", 1, "public interface IShape { [Traced] int Area(); }", "class Square : Lib.IShape { public int Area() => 4; }")]
    [InlineData("nested type", "Lib.Outer<int>.Inner.A(1)", 1, "public class Outer<T> { public class Inner { [Traced] public static T A(T a) => a; } }")]
    [InlineData("keywords", "new Lib.@class().@event(1)", 1, "public class @class { [Traced] public int @event(int @int) => @int; }")]
    public void LibraryShape_CalledFromApp_DoesTheSameWithOneSpanPerCall(string shape, string call, int spans, string library, string members = "")
    {
        LibraryImage image = TestProject.Of($"namespace Lib {{ {library} }}").Generate().ToLibrary();
        GeneratorRun run = App(image, $"using Lib;\nclass Entry {{ public static string Run() => $\"{{{call}}}\"; {members} }}").Generate();
        Assert.True(!run.Plain.Problems.Any() && !run.NewProblems.Any(), $"{shape}: {string.Join("\n", run.Plain.Problems.Concat(run.NewProblems))}");
        Execution woven = Execution.Of(run.Woven, image);
        Assert.Equal(Execution.Of(run.Plain, image).Result, woven.Result);
        Assert.Equal(spans, woven.Spans.Length);
    }

    [Fact]
    public void ObsoleteOrExperimentalLibrary_CalledFromApp_WarnsNoMoreThanBefore()
    {
        LibraryImage library = TestProject.Of("""
            [assembly: System.Diagnostics.CodeAnalysis.Experimental("EXP01")]
            public class Old { [Obsolete("gone", true)] [Traced] public static int A() => 1; [Traced] public static int B() => 2; }
            """).Generate().ToLibrary();
        GeneratorRun run = App(library, """
            #pragma warning disable EXP01
            class Entry { [Obsolete] public static int Run() => Old.A() + Old.B(); }
            """).Generate();
        Assert.Empty(run.Plain.Problems);
        Assert.Empty(run.NewProblems);
        Assert.Equal(2, Execution.Of(run.Woven, library).Spans.Length);
    }

    [Fact]
    public void SameTypeInTwoLibraries_CalledFromApp_IsNotMixedUp()
    {
        const string Source = "public class Counter { [Traced] public static string One() => \"{0}\"; }";
        LibraryImage first = TestProject.Of(Source.Replace("{0}", "first", StringComparison.Ordinal)).Generate().ToLibrary();
        LibraryImage second = TestProject.Of(Source.Replace("{0}", "second", StringComparison.Ordinal)).Generate().ToLibrary("Second");
        TestProject app = TestProject.Of("""
            extern alias Second;
            static class Entry { public static string Run() => Counter.One() + Second::Counter.One(); }
            """) with { Libraries = [first, second] };
        GeneratorRun run = app.Generate();
        Assert.Empty(run.NewProblems);
        Execution execution = Execution.Of(run.Woven, first, second);
        Assert.Equal(("firstsecond", 1), (execution.Result, execution.Spans.Length));
    }

    [Theory]
    [InlineData(null, false, "")]
    [InlineData(nameof(RefusalReason.AmbiguousType), true, "")]
    [InlineData(nameof(RefusalReason.ExternAlias), false, "Second")]
    public void TypeOfAThirdLibrary_InSignature_IsRefusedUnlessItCanBeNamed(string? refused, bool hasTwin, string alias)
    {
        GeneratorRun shared = TestProject.Of("namespace Shared { public class Unit; }").Generate();
        LibraryImage twin = TestProject.Of("namespace Shared { public class Unit; }").Generate().ToLibrary();
        LibraryImage api = App(shared.ToLibrary(), """
            public static class Api { public static Shared.Unit New() => new(); [Traced] public static Shared.Unit Same(Shared.Unit unit) => unit; }
            """).Generate().ToLibrary();
        LibraryImage aliased = alias.Length == 0 ? shared.ToLibrary() : shared.ToLibrary(alias);
        GeneratorRun app = (TestProject.Of("static class Entry { public static bool Run() => Api.Same(Api.New()) is { }; }") with
        {
            Libraries = hasTwin ? [api, aliased, twin] : [api, aliased],
        }).Generate();
        Assert.Empty(app.Plain.Problems);
        Assert.Empty(app.NewProblems);
        Assert.Equal(refused, Assert.Single(Verdicts.OfLibraries(app.Plain.Compilation))?.Reason.ToString());
        Assert.Equal(refused is null ? 1 : 0, Execution.Of(app.Woven, api, aliased).Spans.Length);
    }

    [Fact]
    public void TypeOfLibrary_WithATwinInApp_IsRefused()
    {
        LibraryImage library = TestProject.Of("public class Unit; public static class Api { public static Unit New() => new(); [Traced] public static Unit Same(Unit unit) => unit; }").Generate().ToLibrary();
        GeneratorRun app = App(library, "class Unit; static class Entry { public static bool Run() => Api.Same(Api.New()) is { }; }").Generate();
        Assert.Empty(app.Plain.Problems);
        Assert.Empty(app.NewProblems);
        Assert.Equal(RefusalReason.AmbiguousType, Assert.Single(Verdicts.OfLibraries(app.Plain.Compilation))?.Reason);
    }

    [Fact]
    public void LibraryOperation_CalledWithoutOurRuntime_IsLeftAlone()
    {
        GeneratorRun run = (App(TestProject.Of(Library).Generate().ToLibrary(), "class Entry { public static string Run() => new Lib.Service().Open(\"a\"); }") with
        {
            ReferencesRuntime = false,
            ImplicitUsings = false,
        }).Generate();
        Assert.Empty(run.Plain.Problems);
        Assert.Empty(run.NewProblems);
        Assert.Empty(run.Outputs);
    }

    [Fact]
    public void Manifest_OfNonsense_IsIgnored()
    {
        LibraryImage library = TestProject.Of("""
            [assembly: OperationManifest("", "M:", "M:.", "X", "T:Lib.Service", "M:Lib.Service.Missing", "M:Lib.Service`9.Open", "M:Lib`x.Open", "M:Lib.Service.Plain", null!)]
            namespace Lib { public class Service { public int Plain() => 1; [Traced] public int Open() => 2; } }
            """).Generate().ToLibrary();
        Execution execution = Run(library, "class Entry { public static int Run() => new Lib.Service().Plain() + new Lib.Service().Open(); }");
        Assert.Equal(("3", 1), (execution.Result, execution.Spans.Length));
    }

    static TestProject App(LibraryImage library, string source) => TestProject.Of(source) with { Libraries = [library] };

    static Execution Run(LibraryImage library, string source, string? name = null)
    {
        TestProject app = App(library, source);
        GeneratorRun run = (app with { Name = name ?? app.Name }).Generate();
        Assert.Empty(run.Plain.Problems);
        Assert.Empty(run.NewProblems);
        return Execution.Of(run.Woven, library);
    }
}
