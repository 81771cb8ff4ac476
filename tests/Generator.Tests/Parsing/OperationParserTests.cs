using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using InstrumentGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Tests.Parsing;

public sealed class OperationParserTests
{
    [Fact]
    public void Operation_WithoutArguments_HasDefaults()
    {
        OperationModel operation = Parsed.Operation("""
            [assembly: System.Reflection.AssemblyVersion("1.2.3.4")]
            namespace Shop.Ordering;
            public class OrderService { [Traced] public int Place(string sku) => 1; }
            """);
        Assert.Equal("M:Shop.Ordering.OrderService.Place(System.String)", operation.Id);
        Assert.Equal("OrderService.Place", operation.Name);
        Assert.Equal(new ScopeModel("Shop", "1.2.3.4"), operation.Scope);
        Assert.Equal("Shop.Ordering.OrderService", operation.Holder);
        Assert.Equal("Shop.Ordering.OrderService.Place", operation.Function);
        Assert.Equal(new SignalModel(SpanModel.OfKind("Internal"), IsMetered: false, [], []), operation.Signals);
        Assert.True(operation.IsDeclaredHere);
        Assert.True(operation.IsExported);
    }

    [Fact]
    public void Operation_WithAllArguments_SaysWhatIsRecorded()
    {
        OperationModel operation = Parsed.Operation("""
            class OutOfStock : Exception;
            class OrderService
            {
                [Operation("order.place", Expected = [typeof(OutOfStock), typeof(TimeoutException), typeof(OutOfStock)])]
                [Traced(Kind = System.Diagnostics.ActivityKind.Producer), Metered(Buckets = [0.5, 1, 1e3])]
                public int Place() => 1;
            }
            """);
        Assert.Equal("order.place", operation.Name);
        Assert.Equal(new SignalModel(SpanModel.OfKind("Producer"), IsMetered: true, [0.5, 1, 1000], ["global::OutOfStock", "global::System.TimeoutException"]), operation.Signals);
    }

    [Theory]
    [InlineData("[Traced]", "Internal", false)]
    [InlineData("[Metered]", null, true)]
    [InlineData("[Traced, Metered]", "Internal", true)]
    [InlineData("[Traced(Kind = (System.Diagnostics.ActivityKind)99)]", "Internal", false)]
    public void Signals_FollowTheAttributes(string attributes, string? kind, bool isMetered)
    {
        SignalModel signals = Parsed.Operation($$"""class C { {{attributes}} public void M() { } }""").Signals;
        Assert.Equal((kind, isMetered), (signals.Span?.Kind, signals.IsMetered));
    }

    [Fact]
    public void AttributeOnType_AppliesToPublicOrdinaryMethodsOfItsOwn()
    {
        Assert.Equal(["Service.A", "Service.B", "Service.C"], Parsed.Operations("""
            interface IThing { void Explicit(); }
            [Traced] class Service : IThing, IDisposable
            {
                public void A() { }
                public static int B() => 1;
                public virtual T C<T>(T t) => t;
                internal void D() { }
                protected void E() { }
                void F() { }
                [NotInstrumented] public void G() { }
                public int P { get; set; }
                public event Action? V;
                public Service() => V?.Invoke();
                ~Service() { }
                public static Service operator +(Service a, Service b) => a;
                public override string ToString() => "";
                public override bool Equals(object? o) => true;
                public override int GetHashCode() => 1;
                void IThing.Explicit() { }
                void IDisposable.Dispose() { }
                public class Nested { public void H() { } }
            }
            class Derived : Service { public void I() { } }
            """).Select(static operation => operation.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("record Point(int X) { public int M() => X; }")]
    [InlineData("record struct Point(int X) { public int M() => X; }")]
    [InlineData("struct Point { public int M() => 1; public override string ToString() => \"\"; }")]
    [InlineData("interface IPoint { int M(); private int Hidden() => 1; }")]
    [InlineData("static class Points { public static int M(this int x) => x; }")]
    public void AttributeOnType_LeavesOutWhatTheCompilerWrites(string type) =>
        Assert.Equal("M", Parsed.Operation($"[Traced] {type}").Target.Name);

    [Fact]
    public void AttributeOnMethod_GoesBeforeThatOfType() => Assert.Equal(
        ["Client", "Server"],
        Parsed.Operations("""
            using System.Diagnostics;
            [Traced(Kind = ActivityKind.Server)] class C { [Traced(Kind = ActivityKind.Client)] public void A() { } public void B() { } }
            """).Select(static operation => operation.Signals.Span?.Kind));

    [Fact]
    public void OperationAttribute_Alone_InstrumentsNothing() =>
        Assert.Empty(Parsed.Operations("""class C { [Operation("a")] public void M() { } }"""));

    [Theory]
    [InlineData("public class C { [Traced] public void M() { } }", true)]
    [InlineData("public class C { [Traced] protected void M() { } }", true)]
    [InlineData("class C { [Traced] internal void M() { } }", true)]
    [InlineData("public class C { [Traced] void M() { } }", false)]
    [InlineData("public class C { internal class D { [Traced] void M() { } } }", false)]
    public void Exported_IsWhatAnotherAssemblyMayCall(string source, bool expected) => Assert.Equal(expected, Parsed.Operation(source).IsExported);

    [Theory]
    [InlineData("void", ReturnShape.Void)]
    [InlineData("int", ReturnShape.Value)]
    [InlineData("Task", ReturnShape.Task)]
    [InlineData("Task<int>", ReturnShape.Task)]
    [InlineData("ValueTask", ReturnShape.ValueTask)]
    [InlineData("ValueTask<string?>", ReturnShape.ValueTask)]
    [InlineData("IAsyncEnumerable<int>", ReturnShape.Value)]
    [InlineData("Lookalikes.Task", ReturnShape.Value)]
    public void ReturnShape_TellsWhenACallHasEnded(string type, object expected) => Assert.Equal(
        expected,
        Parsed.Operation($$"""namespace Lookalikes { class Task; } interface IC { [Traced] {{type}} M(); }""").Target.ReturnShape);

    [Theory]
    [InlineData("public class C { [Traced] public void M() { } }", "Object Direct")]
    [InlineData("public class C { [Traced] void M() { } }", "Object Accessor")]
    [InlineData("public class C { [Traced] protected static void M() { } }", "None Accessor")]
    [InlineData("static class C { [Traced] static void M() { } }", "None AccessorByTypeName")]
    [InlineData("struct C { [Traced] public void M() { } }", "Variable Direct")]
    [InlineData("struct C { [Traced] public readonly void M() { } }", "ReadOnlyVariable Direct")]
    [InlineData("readonly struct C { [Traced] void M() { } }", "ReadOnlyVariable Accessor")]
    public void Target_IsReachedByReceiverAndAccess(string source, string expected)
    {
        TargetModel target = Parsed.Operation(source).Target;
        Assert.Equal(expected, $"{target.Receiver} {target.Access}");
    }

    [Theory]
    [InlineData("ref int a", "ref int a -> ref a")]
    [InlineData("out int a", "out int a -> out a")]
    [InlineData("in int a", "in int a -> in a")]
    [InlineData("ref readonly int a", "ref readonly int a -> in a")]
    [InlineData("scoped ref int a", "scoped ref int a -> ref a")]
    [InlineData("params ReadOnlySpan<int> a", "scoped global::System.ReadOnlySpan<int> a -> a")]
    [InlineData("params string?[] a", "string?[] a -> a")]
    [InlineData("int a = 5", "int a -> a")]
    [InlineData("dynamic? @class", "object? @class -> @class")]
    [InlineData("(int x, string? y)[] a", "(int x, string? y)[] a -> a")]
    [InlineData("nint? a", "nint? a -> a")]
    public void Parameter_IsDeclaredAndPassedOnAlike(string parameter, string expected)
    {
        ParameterModel model = Assert.Single(Parsed.Operation($$"""interface IC { [Traced] void M({{parameter}}); }""").Target.Parameters);
        Assert.Equal(expected, $"{model.Modifier}{model.Type} {model.Name} -> {model.ArgumentModifier}{model.Name}");
    }

    [Fact]
    public void CancellationTokens_AreThoseThatAreGiven() => Assert.Equal(
        ["a", "b", "c"],
        Parsed.Operation("interface IC { [Traced] void M(CancellationToken a, in CancellationToken b, ref CancellationToken c, out CancellationToken d, CancellationToken? e); }")
            .Target.CancellationTokens.Select(static token => token.Name));

    [Theory]
    [InlineData("where T : class", "class")]
    [InlineData("where T : class?", "class?")]
    [InlineData("where T : struct", "struct")]
    [InlineData("where T : unmanaged", "unmanaged")]
    [InlineData("where T : notnull", "notnull")]
    [InlineData("where T : IDisposable, new()", "global::System.IDisposable, new()")]
    [InlineData("where T : allows ref struct", "allows ref struct")]
    [InlineData("", "")]
    public void TypeParameter_KeepsItsConstraints(string constraints, string expected) => Assert.Equal(
        expected,
        Assert.Single(Parsed.Operation($$"""interface IC { [Traced] void M<T>() {{constraints}}; }""").Target.TypeParameters).Constraints);

    [Fact]
    public void Position_IsTheLineOfTheName()
    {
        Compilation compilation = TestProject.Of("class C\n{\n    [Traced]\n    public\n    void M() { }\n}").Compile();
        Assert.Equal(new PositionModel("M:C.M", "Code.cs", 5), OperationParser.Position(Verdicts.Methods(compilation).Single()));
    }

    [Theory]
    [InlineData("/home/u/repo/src/A.cs", "/home/u/repo", "src/A.cs")]
    [InlineData("/home/u/repo/src/A.cs", "/home/u/repo/", "src/A.cs")]
    [InlineData(@"C:\repo\src\A.cs", @"c:\Repo", "src/A.cs")]
    [InlineData("/home/u/repository/A.cs", "/home/u/repo", "A.cs")]
    [InlineData("/_/src/A.cs", "/home/u/repo", "src/A.cs")]
    [InlineData("/elsewhere/A.cs", "", "A.cs")]
    [InlineData("src/A.cs", "", "src/A.cs")]
    [InlineData("", "", "")]
    public void Path_IsNeverThatOfTheBuildMachine(string path, string root, string expected) => Assert.Equal(expected, SourcePaths.Relative(path, root));
}
