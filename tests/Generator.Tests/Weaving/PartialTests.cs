using System.Collections.Immutable;
using InstrumentGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Generator.Tests.Weaving;

/// <summary>Partial methods record their calls themselves, whoever calls.</summary>
public sealed class PartialTests
{
    const string Till = """
        interface ITill { int Add(int price); }
        partial class Till : ITill
        {
            [Traced] public virtual partial int Add(int price);
            int AddCore(int price) => price + 1;
        }
        class Other : Till { public override int Add(int price) => base.Add(price) * 10; }

        """;

    [Theory]
    [InlineData("new Till().Add(1)", "2")]
    [InlineData("((ITill)new Till()).Add(1)", "2")]
    [InlineData("new Other().Add(1)", "20")]
    [InlineData("new[] { 1 }.Select(new Till().Add).Single()", "2")]
    [InlineData("((Func<int, int>)new Till().Add)(1)", "2")]
    [InlineData("((System.Linq.Expressions.Expression<Func<Till, int>>)(till => till.Add(1))).Compile()(new Till())", "2")]
    [InlineData("typeof(Till).GetMethod(\"Add\")!.Invoke(new Till(), [1])", "2")]
    [InlineData("((dynamic)new Till()).Add(1)", "2")]
    public void Partial_CalledInAnyWay_IsOneSpan(string call, string result)
    {
        GeneratorRun run = TestProject.Of(Till + $"static class Entry {{ public static object? Run() => {call}; }}").Generate();
        Assert.True(!run.Woven.Problems.Any(), string.Join("\n", run.Woven.Problems));
        Assert.DoesNotContain(run.Outputs.Keys, static name => name.Contains("Interceptors", StringComparison.Ordinal));
        Execution execution = Execution.Of(run.Woven);
        Assert.Equal((result, "Till.Add"), (execution.Result, Assert.Single(execution.Spans)));
    }

    [Theory]
    [InlineData("partial int Add(int n);", "static int AddCore(int n) => n;")]
    [InlineData("partial Task<int> AddAsync(int n);", "static Task<int> AddCoreAsync(int n) => Task.FromResult(n);")]
    [InlineData("[Operation(\"add\", Core = nameof(Sum))] public static partial int Add(int n);", "static int Sum(int n) => n;")]
    [InlineData("partial T Add<T>(T n) where T : struct;", "static TN AddCore<TN>(TN n) where TN : struct => n;")]
    [InlineData("partial T Add<T>(T n) where T : IComparable<T>;", "static TTask AddCore<TTask>(TTask n) where TTask : IComparable<TTask> => n;")]
    [InlineData("partial Task<T> Add<T>(T n);", "static Task<TN> AddCore<TN>(TN n) => Task.FromResult(n);")]
    [InlineData("partial Task<int> Async(int n);", "static Task<int> AsyncCore(int n) => Task.FromResult(n);")]
    public void Core_ByItsNameOrAsNamed_IsCalled(string partial, string core)
    {
        string method = partial.Split('(').First(static part => part.Contains("partial", StringComparison.Ordinal)).Split(' ')[^1].Replace("<T>", "", StringComparison.Ordinal);
        partial = partial.Contains("public", StringComparison.Ordinal) ? partial : "public static " + partial;
        GeneratorRun run = TestProject.Of($$"""
            static partial class Till { [Traced] {{partial}} {{core}} }
            static class Entry { public static object? Run() => Till.{{method}}(3); }
            """).Generate();
        Assert.True(!run.Woven.Problems.Any(), string.Join("\n", run.Woven.Problems));
        Assert.Equal(("3", 1), (Execution.Of(run.Woven).Result, Execution.Of(run.Woven).Spans.Length));
    }

    /// <summary>What an <c>async void</c> handler throws goes to its synchronization context; so it does here, after the span has ended.</summary>
    [Theory]
    [InlineData("Task", "")]
    [InlineData("ValueTask", "")]
    [InlineData("Task<int>", " return 1;")]
    public void Void_OverATask_EndsWithTheTaskAndThrowsIntoItsContext(string task, string end)
    {
        GeneratorRun run = TestProject.Of($$"""
            partial class Form
            {
                public TaskCompletionSource Gate = new();
                [Traced] public partial void Click(object sender);
                async {{task}} ClickCoreAsync(object sender) { await Gate.Task.ConfigureAwait(false); if (sender is null) throw new InvalidOperationException("no sender");{{end}} }
            }
            class Context : SynchronizationContext
            {
                public TaskCompletionSource<string> Thrown = new();
                public override void Post(SendOrPostCallback callback, object? state)
                {
                    try { callback(state); }
                    catch (Exception exception) { Thrown.TrySetResult(exception.Message); }
                }
            }
            static class Entry
            {
                public static async Task<string> Run()
                {
                    var context = new Context();
                    var form = new Form();
                    SynchronizationContext.SetSynchronizationContext(context);
                    form.Click("sender");
                    form.Click(null!);
                    SynchronizationContext.SetSynchronizationContext(null);
                    form.Gate.SetResult();
                    return await context.Thrown.Task;
                }
            }
            """).Generate();
        Assert.True(!run.Woven.Problems.Any(), string.Join("\n", run.Woven.Problems));
        Execution execution = Execution.Of(run.Woven);
        Assert.Equal("no sender", execution.Result);
        Assert.Equal(["Form.Click", "Form.Click"], execution.Spans);
    }

    [Theory]
    [InlineData("[Traced] public partial System.Runtime.CompilerServices.YieldAwaitable Lines();", "System.Runtime.CompilerServices.YieldAwaitable LinesCore() => default;", "Lines().GetType().Name.Length - 7")]
    [InlineData("[Traced, NotInstrumented] public partial int Lines();", "int LinesCore() => 7;", "Lines()")]
    [InlineData("[Traced] public partial int Lines<T>();", "int LinesCore<T>() => 7;", "Lines<int>()")]
    public void Partial_Refused_PassesTheCallOn(string partial, string core, string call)
    {
        GeneratorRun run = TestProject.Of($$"""
            #pragma warning disable CS0693
            partial class Till<T> { {{partial}} {{core}} }
            static class Entry { public static object? Run() => new Till<int>().{{call}}; }
            """).Generate();
        Assert.True(!run.Woven.Problems.Any(), string.Join("\n", run.Woven.Problems));
        Assert.Contains("// Nothing is recorded", run.Output("Partials.g.cs"), StringComparison.Ordinal);
        Execution execution = Execution.Of(run.Woven);
        Assert.Equal(("7", 0), (execution.Result.Replace("YieldAwaitable", "7", StringComparison.Ordinal), execution.Spans.Length));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp11)]
    public void Language_TooOldForTelemetry_PassesTheCallOn(LanguageVersion version)
    {
        TestProject project = TestProject.Of("using InstrumentGen;\n" + Till + "static class Entry { public static int Run() => new Till().Add(1); }");
        GeneratorRun run = (project with { LanguageVersion = version, ImplicitUsings = false }).Generate();
        Assert.True(!run.Woven.Problems.Any(), string.Join("\n", run.Woven.Problems));
        Execution execution = Execution.Of(run.Woven);
        Assert.Equal(("2", 0), (execution.Result, execution.Spans.Length));
    }

    [Theory]
    [InlineData("partial class Till { [Traced] public partial int Add(int n); }")]
    [InlineData("partial class Till { [Traced] public partial int Add(int n); int AddCore(long n) => 1; }")]
    [InlineData("partial class Till { [Traced] public partial int Add(int n); long AddCore(int n) => 1; }")]
    [InlineData("partial class Till { [Traced] public partial int Add(int n); static int AddCore(int n) => 1; }")]
    [InlineData("partial class Till { [Traced] public partial int Add(int n); int AddCore(ref int n) => 1; }")]
    [InlineData("partial class Till { [Traced] public partial int Add<T>(T n) where T : class; int AddCore<T>(T n) => 1; }")]
    [InlineData("partial class Till { [Traced] public partial int Add<T>(T n) where T : IComparable<T>; int AddCore<T>(T n) where T : IComparable<int> => 1; }")]
    [InlineData("partial class Till { [Traced] public partial int Add(int n); int AddCore(int n) => n; int AddCore(int n) => n; }")]
    [InlineData("class Shop { partial class Till { [Traced] public partial int Add(int n); int AddCore(int n) => n; } }")]
    [InlineData("file partial class Till { [Traced] public partial int Add(int n); int AddCore(int n) => n; }")]
    [InlineData("class Till { [Traced] public partial int Add(int n); int AddCore(int n) => n; }")]
    [InlineData("partial class Till { [Traced] public partial int Add(__arglist); int AddCore(__arglist) => 1; }")]
    public void Half_ThatCannotBeWritten_LeavesTheBuildAsItWas(string source)
    {
        GeneratorRun run = TestProject.Of(source).Generate();
        Assert.DoesNotContain(run.Outputs.Keys, static name => name.Contains("Partials", StringComparison.Ordinal));
        Assert.NotEmpty(run.Plain.Problems);
        Assert.Empty(run.NewProblems);
    }

    [Fact]
    public void Attribute_OnTheType_IsMeantForThePartialMethodAndNotItsCore()
    {
        GeneratorRun run = TestProject.Of("""
            [Traced] public partial class Till { public partial int Add(int n); public int AddCore(int n) => n; public int Sub(int n) => n; }
            static class Entry { public static int Run() => new Till().Add(1) + new Till().Sub(2) + new Till().AddCore(4); }
            """).Generate();
        Assert.True(!run.Woven.Problems.Any(), string.Join("\n", run.Woven.Problems));
        Execution execution = Execution.Of(run.Woven);
        Assert.Equal("7", execution.Result);
        Assert.Equal(["Till.Add", "Till.Sub"], execution.Spans.Order(StringComparer.Ordinal));
    }

    /// <summary>Its own build has woven it: who calls it from another assembly must not do so again.</summary>
    [Fact]
    public void Partial_OfALibrary_IsRecordedOnce()
    {
        GeneratorRun library = TestProject.Of("""
            namespace Lib;
            public partial class Till { [Traced] public partial int Add(int n); int AddCore(int n) => n; [Traced] public int Sub(int n) => n; }
            """).Generate();
        Assert.DoesNotContain("Add", library.Output("Assembly.g.cs"), StringComparison.Ordinal);
        LibraryImage image = library.ToLibrary();
        TestProject app = TestProject.Of("static class Entry { public static int Run() => new Lib.Till().Add(1) + new Lib.Till().Sub(2); }") with { Libraries = [image] };
        Execution execution = Execution.Of(app.Generate().Woven, image);
        Assert.Equal("3", execution.Result);
        Assert.Equal(["Till.Add", "Till.Sub"], execution.Spans.Order(StringComparer.Ordinal));
    }

    /// <summary>An editor need not run what is registered as implementation only. The user's code must not be red for that.</summary>
    [Fact]
    public void Partial_WhileSomebodyTypes_IsWhole()
    {
        CSharpCompilation compilation = TestProject.Of(Till).Compile();
        CSharpGeneratorDriver.Create(
                [new InstrumentGenerator().AsSourceGenerator()],
                parseOptions: TestProject.Of(Till).ParseOptions(),
                optionsProvider: new BuildProperties(ImmutableDictionary<string, string>.Empty),
                driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.Implementation))
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation typed, out _, TestContext.Current.CancellationToken);
        Assert.Empty(typed.GetDiagnostics(TestContext.Current.CancellationToken).Where(static one => one.Severity >= DiagnosticSeverity.Warning));
        Assert.True(typed.SyntaxTrees.Count() > compilation.SyntaxTrees.Length);
    }

    /// <summary>Its calls are intercepted, as those of any method.</summary>
    [Theory]
    [InlineData("[LoggerMessage(1, LogLevel.Information, \"Added {N}\"), Traced] public static partial void Added(ILogger logger, int n); static void AddedCore(ILogger logger, int n) { }")]
    [InlineData("[LoggerMessage(1, LogLevel.Information, \"Added {N}\"), Traced] static partial void Added(ILogger logger, int n);")]
    [InlineData("[Traced] public static partial void Added(ILogger logger, int n);")]
    public void Partial_ThatAnotherGeneratorWrites_IsLeftToIt(string partial)
    {
        GeneratorRun run = (TestProject.Of($$"""
            using Microsoft.Extensions.Logging;
            static partial class Log
            {
                {{partial}}
                static void Run(ILogger logger) => Added(logger, 1);
            }
            """) with { ReferencesLibraries = true }).Generate();
        Assert.DoesNotContain(run.Outputs.Keys, static name => name.Contains("Partials", StringComparison.Ordinal));
        Assert.Contains("Added", run.Output("Interceptors.g.cs"), StringComparison.Ordinal);
        Assert.Empty(run.NewProblems);
    }
}
