using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using InstrumentGen.Generator.Parsing.Logging;
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
    [InlineData("[Logged]", null, false)]
    [InlineData("[Logged, Metered]", null, true)]
    [InlineData("[Traced(Kind = (System.Diagnostics.ActivityKind)99)]", "Internal", false)]
    public void Signals_FollowTheAttributes(string attributes, string? kind, bool isMetered)
    {
        SignalModel signals = Parsed.Operation($$"""class C { {{attributes}} public void M() { } }""").Signals;
        Assert.Equal((kind, isMetered), (signals.Span?.Kind, signals.IsMetered));
    }

    [Theory]
    [InlineData("", double.NaN)]
    [InlineData("SamplingRatio = 0.1", 0.1)]
    [InlineData("SamplingRatio = 1", 1.0)]
    [InlineData("SamplingRatio = 0", 0.0)]
    [InlineData("SamplingRatio = double.NaN", double.NaN)]
    [InlineData("SamplingRatio = -0.1", double.NaN)]
    [InlineData("SamplingRatio = 1.1", double.NaN)]
    public void SamplingRatio_OfTheSpans_IsTheAttributesWhereItIsOne(string traced, double ratio)
    {
        Assert.Equal(ratio, Parsed.Operation($$"""class C { [Traced({{traced}})] public void M() { } }""").Signals.Span!.SamplingRatio);
        Assert.Equal(ratio, Parsed.Operation($$"""[Traced({{traced}})] public class C { public void M() { } }""").Signals.Span!.SamplingRatio);
    }

    [Fact]
    public void Logged_WithoutArguments_HasDefaults() => Assert.Equal(
        new LoggedModel("Shop.Ordering.Desk", EventNumbers.FromName("Shop.Ordering.Desk.Place.start"), EventNumbers.FromName("Shop.Ordering.Desk.Place.end"), "None", "Information", "Error", "Type"),
        Parsed.Operation("namespace Shop.Ordering; class Desk { [Logged] public void Place() { } }").Signals.Logged);

    [Fact]
    public void Logged_WithAllArguments_SaysWhatIsLogged() => Assert.Equal(
        new LoggedModel("Desk", EventNumbers.FromName("order.place.start"), EventNumbers.FromName("order.place.end"), "Trace", "None", "Critical", "StackTrace"),
        Parsed.Operation("""
            using Microsoft.Extensions.Logging;
            class Desk
            {
                [Logged(Start = LogLevel.Trace, Level = LogLevel.None, FailureLevel = LogLevel.Critical, Exceptions = ExceptionDetail.StackTrace), Operation("order.place")]
                public void Place() { }
            }
            """).Signals.Logged);

    [Theory]
    [InlineData("(LogLevel)7")]
    [InlineData("(LogLevel)(-1)")]
    public void Logged_AtALevelThatThereIsNot_HasTheDefault(string level) => Assert.Equal(
        ("None", "Information", "Error"),
        Levels(Parsed.Operation($$"""
            using Microsoft.Extensions.Logging;
            class C { [Logged(Start = {{level}}, Level = {{level}}, FailureLevel = {{level}})] public void M() { } }
            """).Signals.Logged));

    [Theory]
    [InlineData("namespace A.B; class Outer { internal class Inner<T> { [Logged] public void M() { } } }", "A.B.Outer.Inner")]
    [InlineData("[Logged] interface IDesk { void M(); }", "IDesk")]
    [InlineData("static class Extensions { [Logged] public static void M(this string text) { } }", "Extensions")]
    [InlineData("static class Extensions { extension(string text) { [Logged] public void M() { } } }", "Extensions")]
    public void Logged_Category_IsThatOfALoggerOfTheType(string source, string expected) => Assert.Equal(expected, Parsed.Operation(source).Signals.Logged?.Category);

    [Fact]
    public void Logged_OnType_LeavesOutWhatLogsItself() => Assert.Equal(["Log.Place"], Parsed.Operations("""
        using Microsoft.Extensions.Logging;
        [Logged] partial class Log(ILogger logger)
        {
            public void Place() => logger.LogInformation("placed");
            [LogEvent(LogLevel.Information, "placed")] public partial void Placed();
            [LoggerMessage(1, LogLevel.Information, "taken")] public partial void Taken();
            [Logged, LogEvent(LogLevel.Information, "placed")] public partial void PlacedAgain();
        }
        """).Select(static operation => operation.Name));

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

    static (string? Start, string? Level, string? FailureLevel) Levels(LoggedModel? logged) => (logged?.Start, logged?.Level, logged?.FailureLevel);
}
