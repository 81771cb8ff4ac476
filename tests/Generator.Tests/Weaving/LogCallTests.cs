using InstrumentGen.Generator.Tests.Harness;

namespace InstrumentGen.Generator.Tests.Weaving;

/// <summary>Classic log calls, woven: the program with them must say what it says without.</summary>
public sealed class LogCallTests
{
    const string Recorder = """
        using System.Collections;
        using Microsoft.Extensions.Logging;
        class Recorder<T> : Recorder, ILogger<T>;
        class Recorder : ILogger
        {
            public List<string> Lines = [];
            public bool Enabled = true;
            public int Asked;
            public string Types = "";
            public bool IsEnabled(LogLevel level) { Asked++; return Enabled; }
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
            public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                Types += typeof(TState).Name + " ";
                string values = string.Join(" ", ((IReadOnlyList<KeyValuePair<string, object?>>)state!).Select(pair => $"{pair.Key}={Text(pair.Value)}"));
                Lines.Add($"{level} {id.Id}{id.Name} '{formatter(state, exception)}' '{state}' {values} {exception?.Message}");
            }

            static string Text(object? value) => value switch { null => "null", string text => text, IEnumerable items => $"[{string.Join(",", items.Cast<object?>())}]", _ => $"{value}:{value.GetType().Name}" };
        }

        """;

    [Theory]
    [InlineData("logger.LogInformation(\"Started\")")]
    [InlineData("logger.LogInformation(\"{{Started}} {0} }\")")]
    [InlineData("logger.LogInformation(\"\")")]
    [InlineData("logger.LogInformation(\"Order {OrderId} placed for {Total}\", Guid.Empty, 12.5m)")]
    [InlineData("logger.LogTrace(\"{A,6}|{B,-4}|{C:F2}|{D,8:yyyy}\", 1, \"b\", 1.005, new DateTime(2026, 1, 2))")]
    [InlineData("logger.LogDebug(\"{A} {A} {0} {1}\", 1, 2, 3, 4)")]
    [InlineData("logger.LogWarning(\"{A} {B}\", (string?)null, (int?)null)")]
    [InlineData("logger.LogWarning(\"{A} {B}\", new[] { 1, 2 }, new List<string?> { \"x\", null })")]
    [InlineData("logger.LogError(new InvalidOperationException(\"bad\"), \"Failed {A}\", 1)")]
    [InlineData("logger.LogError(new EventId(7, \"Seven\"), \"Failed {A}\", 1)")]
    [InlineData("logger.LogCritical(7, new InvalidOperationException(\"bad\"), \"Failed {A} {B}\", 1, DayOfWeek.Friday)")]
    [InlineData("logger.LogCritical(7, (Exception?)null, \"Failed\")")]
    [InlineData("logger.Log(LogLevel.Error, \"a {B}\", 1)")]
    [InlineData("logger.Log(LogLevel.Error, 5, new InvalidOperationException(\"bad\"), \"a {B} {C} {D} {E} {F} {G} {H} {I}\", 1, 2L, 3f, 4d, 'c', true, \"t\", TimeSpan.Zero)")]
    [InlineData("logger.LogInformation(\"a {B} \" + \"c {D}\", 1, 2, 3)")]
    [InlineData("logger.LogInformation(\"{{a}} {B}\", 1)")]
    [InlineData("maybe?.LogInformation(\"a {B}\", 1)")]
    [InlineData("((ILogger)logger).LogInformation(\"a {B}\", 1)")]
    [InlineData("logger.LogInformation(\"a {B}\", new { C = 1 })")]
    [InlineData("Generic(logger, 5)")]
    [InlineData("Generic(logger, DayOfWeek.Monday)")]
    [InlineData("new Action(() => logger.LogInformation(\"a {B}\", 1))()")]
    public void Call_Woven_SaysWhatItSaysWithout(string call)
    {
        GeneratorRun run = Run(call);
        (string plain, string woven) = (Execution.Of(run.Plain).Result, Execution.Of(run.Woven).Result);
        Assert.Equal(plain.Split('§')[0], woven.Split('§')[0]);
        Assert.Equal("FormattedLogValues ", plain.Split('§')[1]);
        Assert.DoesNotContain("FormattedLogValues", woven, StringComparison.Ordinal);
        Assert.Contains("\"woven\":1,\"left\":0", Compact(run.Output("CatalogueLogCalls.g.cs")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("logger.LogInformation(text, 1)")]
    [InlineData("logger.LogInformation($\"a {text}\")")]
    [InlineData("logger.LogInformation(\"a {B}\", new object[] { 1 })")]
    [InlineData("logger.LogInformation(\"a {B}\", new[] { \"x\" })")]
    [InlineData("logger.LogInformation(\"a {B}\", (object)1)")]
    [InlineData("logger.LogInformation(\"a {B}\", (object?[])null!)")]
    [InlineData("logger.LogInformation(message: \"a {B}\", arg0: 1)")]
    [InlineData("logger.LogInformation(\"a {@B}\", 1)")]
    [InlineData("logger.LogInformation(\"a { B }\", 1)")]
    [InlineData("logger.LogInformation(\"a {A} {B} {C} {D} {E} {F} {G} {H} {I}\", 1, 2, 3, 4, 5, 6, 7, 8, 9)")]
    [InlineData("LoggerExtensions.LogInformation(logger, \"a {B}\", 1)")]
    [InlineData("LoggerExtensions.LogInformation(logger, \"a\")")]
    public void Call_ThatIsNotUnderstood_StaysAsItIs(string call)
    {
        GeneratorRun run = Run(call);
        Assert.Equal(Execution.Of(run.Plain).Result, Execution.Of(run.Woven).Result);
        Assert.Contains("\"woven\":0,\"left\":1", Compact(run.Output("CatalogueLogCalls.g.cs")), StringComparison.Ordinal);
    }

    /// <summary>What is thrown stays what is thrown.</summary>
    [Theory]
    [InlineData("logger.LogInformation(\"{A} {B}\", 1)")]
    [InlineData("((ILogger)null!).LogInformation(\"{A}\", 1)")]
    [InlineData("((ILogger)null!).LogInformation(\"a\")")]
    public void Call_ThatThrows_ThrowsTheSame(string call)
    {
        GeneratorRun run = Run(call);
        Assert.Contains("Exception", Execution.Of(run.Plain).Result, StringComparison.Ordinal);
        Assert.Equal(Execution.Of(run.Plain).Result, Execution.Of(run.Woven).Result);
    }

    /// <summary>Tests verify calls of mocks, which say of no level that it is enabled.</summary>
    [Fact]
    public void Logger_OfTheUsers_IsHandedWhatIsNotEnabled()
    {
        GeneratorRun run = Run("logger.Enabled = false; logger.LogInformation(\"a {B}\", 1); lines.Add(logger.Asked.ToString())");
        Assert.Equal(Execution.Of(run.Plain).Result.Split('§')[0], Execution.Of(run.Woven).Result.Split('§')[0]);
    }

    [Theory]
    [InlineData("card.Number")]
    [InlineData("number")]
    [InlineData("token")]
    public void Argument_ThatIsSensitive_IsRedacted(string argument)
    {
        GeneratorRun run = Run($"Secrets.Log(logger, new Card(), \"4111\", new Token())", $$"""
            class Card { [Secret] public string Number => "4111"; }
            [Secret] class Token { public override string ToString() => "4111"; }
            static class Secrets { public static void Log(Recorder logger, Card card, [Sensitive] string number, Token token) => logger.LogInformation("Paid {With} {Sum}", {{argument}}, 5); }
            """);
        string result = Execution.Of(run.Woven).Result;
        Assert.StartsWith("Information 0 'Paid [redacted] 5' 'Paid [redacted] 5' With=[redacted] Sum=5:Int32", result, StringComparison.Ordinal);
    }

    [Fact]
    public void Overloads_OfEachLevelAndForm_TakeOneToEightArguments()
    {
        string[] names = [.. Enum.GetNames<Microsoft.Extensions.Logging.LogLevel>().Where(static name => name != "None").Select(static name => $"Log{name}(").Append("Log(LogLevel.Error, ")];
        string[] forms = ["", "new EventId(1), ", "new Exception(), ", "new EventId(1), new Exception(), "];
        string calls = string.Join("\n", from name in names
                                         from form in forms
                                         from count in Enumerable.Range(1, 8)
                                         select $"logger.{name}{form}\"{string.Join(" ", Enumerable.Range(0, count).Select(static one => $"{{A{one}}}"))}\", {string.Join(", ", Enumerable.Range(0, count))});");
        GeneratorRun run = Run(calls.TrimEnd(';'));
        Assert.Equal(224, names.Length * forms.Length * 8);
        Assert.Contains("\"woven\":224,\"left\":0", Compact(run.Output("CatalogueLogCalls.g.cs")), StringComparison.Ordinal);
        Assert.Equal(Execution.Of(run.Plain).Result.Split('§')[0], Execution.Of(run.Woven).Result.Split('§')[0]);
    }

    [Fact]
    public void Project_ThatDoesNotAsk_KeepsItsCalls()
    {
        GeneratorRun run = TestProject.Of(Recorder + "static class Entry { public static string Run() { var own = new Recorder(); own.LogInformation(\"a {B}\", 1); return own.Types; } }").Generate();
        Assert.Empty(run.Outputs);
        Assert.Equal("FormattedLogValues ", Execution.Of(run.Woven).Result);
    }

    [Fact]
    public void File_OfATypesCalls_IsReadable()
    {
        TestProject project = Project("""
            namespace Shop;
            public class OrderService(ILogger<OrderService> logger)
            {
                public void Place(Guid orderId, decimal total)
                {
                    logger.LogInformation("Order {OrderId} placed for {Total:F2}", orderId, total);
                    logger.LogInformation("Order {OrderId} placed for {Total:F2}", orderId, 1m);
                    logger.LogWarning(3, "Cart is empty");
                }
            }
            """);
        GeneratorRun run = (project with { Name = "Shop" }).Generate();
        Assert.True(!run.Woven.Problems.Any(), string.Join("\n", run.Woven.Problems));
        Golden.Check(System.Text.RegularExpressions.Regex.Replace(run.Output("Shop.OrderService.LogCalls.g.cs"), "InterceptsLocation\\(1, \"[^\"]*\"", "InterceptsLocation(1, \"location\""));
    }

    static string Compact(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);

    static GeneratorRun Run(string call, string types = "")
    {
        GeneratorRun run = Project(Recorder + types + $$"""
            static class Entry
            {
                public static string Run()
                {
                    var logger = new Recorder();
                    List<string> lines = logger.Lines;
                    ILogger? maybe = lines.Count == 0 ? logger : null;
                    string text = DateTime.MinValue.Year + " {B}";
                    {{call}};
                    return string.Join("\n", lines) + "§" + logger.Types + "§" + text.Length + maybe;
                }

                {{(call.Contains("Generic", StringComparison.Ordinal) ? "static void Generic<T>(ILogger logger, T value) where T : struct => logger.LogInformation(\"a {B}\", value);" : "")}}
            }
            """).Generate();
        Assert.True(!run.Woven.Problems.Any(), string.Join("\n", run.Woven.Problems));
        return run;
    }

    static TestProject Project(string source) =>
        TestProject.Of(source.StartsWith("using", StringComparison.Ordinal) ? source : "using Microsoft.Extensions.Logging;\n" + source).WithTypedLogging();
}
