using InstrumentGen.Generator.Tests.Harness;

namespace InstrumentGen.Generator.Tests.Weaving;

/// <summary>Operations that log themselves, run. The factory is the process's, so these tests run one by one.</summary>
public sealed class LoggedTests
{
    const string Recorder = """
        using Microsoft.Extensions.Logging;
        class Recorder : ILoggerFactory
        {
            public static List<string> Lines = [];
            public static Recorder InForce = new();
            IDisposable _inForce;
            public Recorder() => _inForce = OperationLogs.UseLoggerFactory(this);
            public void AddProvider(ILoggerProvider provider) { }
            public ILogger CreateLogger(string category) => new Logger(category);
            public void Dispose() => _inForce.Dispose();
            class Logger(string category) : ILogger
            {
                public bool IsEnabled(LogLevel level) => true;
                public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
                public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
                {
                    string text = System.Text.RegularExpressions.Regex.Replace(formatter(state, exception), "[0-9.E-]+ ms", "? ms");
                    Lines.Add($"{category} {level} {id.Name}: {text}");
                }
            }

            public static string Read()
            {
                InForce.Dispose();
                return string.Join("\n", Lines);
            }
        }

        """;

    [Theory]
    [InlineData("class Till { [Logged] public int Add(int n) => n + 1; }", "new Till().Add(1)")]
    [InlineData("class Till { public int Call() => Add(1); [Logged] int Add(int n) => n + 1; }", "new Till().Call()")]
    [InlineData("[Logged] static class Till { public static int Add(this int n) => n + 1; }", "1.Add()")]
    [InlineData("interface ITill { [Logged, Operation(\"Till.Add\")] int Add(int n); } class Other : ITill { public int Add(int n) => n + 1; }", "((ITill)new Other()).Add(1)", "ITill")]
    [InlineData("partial class Till { [Logged] public partial int Add(int n); int AddCore(int n) => n + 1; }", "new[] { 1 }.Select(new Till().Add).Single()")]
    [InlineData("partial class Till { [Logged] public partial Task<int> Add(int n); Task<int> AddCore(int n) => Task.FromResult(n + 1); }", "new Till().Add(1).Result")]
    public void Operation_ThatIsLoggedAlone_IsWoven(string source, string call, string category = "Till") => Assert.Equal(
        $"{category} Information Till.Add.end: Till.Add ok in ? ms",
        Run(source, $"_ = {call};"));

    [Fact]
    public void Decorator_OfALoggedInterface_Logs() => Assert.Equal(
        """
        ITill Debug ITill.Add.start: ITill.Add starts
        ITill Information ITill.Add.end: ITill.Add ok in ? ms
        ITill Debug ITill.Add.start: ITill.Add starts
        ITill Error ITill.Add.end: ITill.Add error in ? ms with System.ArgumentOutOfRangeException
        """.ReplaceLineEndings("\n"),
        Run(
            """
            [Decorated] interface ITill { [Logged(Start = LogLevel.Debug)] int Add(int n); int Other(); }
            class Till : ITill { public int Add(int n) => n > 0 ? n : throw new ArgumentOutOfRangeException(nameof(n)); public int Other() => 1; }
            """,
            """
            ITill till = Decorated<ITill>(new Till());
            _ = till.Add(1) + till.Other();
            try { till.Add(0); } catch (ArgumentOutOfRangeException) { }
            """));

    [Fact]
    public void Iterator_Enumerated_LogsFirstStepAndEnd() => Assert.Equal(
        """
        Feed Trace Feed.Read.start: Feed.Read starts
        Feed Warning step: 1
        Feed Warning step: 2
        Feed Information Feed.Read.end: Feed.Read ok in ? ms
        """.ReplaceLineEndings("\n"),
        Run(
            """
            static class Feed { [Logged(Start = LogLevel.Trace)] public static IEnumerable<int> Read() { yield return 1; yield return 2; } }
            """,
            """
            IEnumerable<int> steps = Feed.Read();
            foreach (int step in steps) Recorder.Lines.Add($"Feed Warning step: {step}");
            """));

    [Fact]
    public void Library_ThatLeavesItsCallsToOthers_IsLogged()
    {
        GeneratorRun library = TestProject.Of("namespace Lib; public class Till { [Logged, Operation(\"till.add\")] public int Add(int n) => n + 1; }").Generate();
        LibraryImage image = library.ToLibrary();
        TestProject app = TestProject.Of(Recorder + "static class Entry { public static string Run() { _ = Recorder.InForce; new Lib.Till().Add(1); return Recorder.Read(); } }") with { Libraries = [image] };
        GeneratorRun run = app.Generate();
        Assert.True(!run.Woven.Problems.Any(), string.Join("\n", run.Woven.Problems));
        Assert.Equal("Lib.Till Information till.add.end: till.add ok in ? ms", Execution.Of(run.Woven, image).Result);
    }

    static string Run(string source, string statements)
    {
        GeneratorRun run = DecoratedObjects.With(TestProject.Of(Recorder + source + $$"""

            static class Entry
            {
                public static string Run()
                {
                    _ = Recorder.InForce;
                    {{statements}}
                    return Recorder.Read();
                }
            }
            """)).Generate();
        Assert.True(!run.Woven.Problems.Any(), string.Join("\n", run.Woven.Problems));
        return Execution.Of(run.Woven).Result;
    }
}
