using InstrumentGen.Generator.Tests.Harness;

namespace InstrumentGen.Generator.Tests.Weaving;

/// <summary>Log events, run. What a provider sees is held against what a classic call with the same template and arguments gives it.</summary>
public sealed class LogEventTests
{
    // Text of what a provider is told: level, message, values in order, exception.
    const string Recorder = """
        using System.Collections;
        using Microsoft.Extensions.Logging;
        class Recorder<T> : Recorder, ILogger<T>;
        class Recorder : ILogger
        {
            public List<string> Lines = [];
            public LogLevel Least = LogLevel.Trace;
            public EventId Id;
            public bool IsEnabled(LogLevel level) => level >= Least;
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
            public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                Id = id;
                var pairs = (IReadOnlyList<KeyValuePair<string, object?>>)state!;
                string values = string.Join(" ", pairs.Select(pair => $"{pair.Key}={Text(pair.Value)}"));
                Lines.Add($"{level} '{formatter(state, exception)}' '{state}' {pairs.Count} {values} {exception?.Message}");
                if (!pairs.SequenceEqual(Enumerable.Range(0, pairs.Count).Select(index => pairs[index]))) Lines.Add("enumerated otherwise");
                try { _ = pairs[pairs.Count]; Lines.Add("no end"); } catch (ArgumentOutOfRangeException) { } catch (IndexOutOfRangeException) { }
            }

            static string Text(object? value) => value switch { null => "null", string text => text, IEnumerable items => $"[{string.Join(",", items.Cast<object?>())}]", _ => $"{value}:{value.GetType().Name}" };
        }

        """;

    [Theory]
    [InlineData("Order {OrderId} placed for {Total}", "Guid orderId, decimal total", "Guid.Empty, 12.50m")]
    [InlineData("{A} {B} {C} {D}", "string? a, string b, int? c, int? d", "null, \"x\", null, 4")]
    [InlineData("{A,5}|{B,-5}|{C:F2}|{D,8:F1}|{E:yyyy}", "int a, string b, double c, decimal d, DateTime e", "1, \"b\", 1.005, 2.25m, new DateTime(2026, 1, 2)")]
    [InlineData("{{}} {A} {{A}}", "int a", "1")]
    [InlineData("{A} {B} {C}", "bool a, char b, DayOfWeek c", "true, 'x', DayOfWeek.Friday")]
    [InlineData("{A} {B} {C} {D}", "double a, float b, long c, ulong d", "double.NaN, 0.1f, long.MinValue, ulong.MaxValue")]
    [InlineData("{A} {B} {C} {D}", "DateTime a, DateTimeOffset b, TimeSpan c, DateOnly d", "new DateTime(2026, 1, 2, 3, 4, 5), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)), TimeSpan.FromSeconds(1.5), new DateOnly(2026, 1, 2)")]
    [InlineData("{A}", "object? a", "new Version(1, 2)")]
    [InlineData("{A} {B}", "int[] a, List<string?> b", "[1, 2], [\"x\", null]")]
    [InlineData("{A}", "IEnumerable<object> a", "new object[] { 1, \"two\", 3.5 }")]
    [InlineData("{a} {A_B}", "int a, int a_b", "1, 2")]
    [InlineData("ümlaut 😀 \\\"{A}\\\" \\u2028 \\\\ {A}", "string a", "\"ß😀\\n\"")]
    public void Event_ToAnyProvider_SaysWhatAClassicCallSays(string template, string parameters, string arguments)
    {
        // The second hole of a name is no second value of an event, as it is of a classic call.
        string[] names = [.. parameters.Split(", ").Select(static parameter => parameter.Split(' ')[^1])];
        string classic = template.EndsWith("{A}", StringComparison.Ordinal) && template.Contains("\\\"{A}", StringComparison.Ordinal) ? "" : $"classic.LogInformation(\"{template}\", args: [{string.Join(", ", names)}]);";
        string source = Recorder + $$"""
            partial class Log(ILogger<Log> logger) { [LogEvent(LogLevel.Information, "{{template}}")] public partial void Own({{parameters}}); }
            static class Entry
            {
                public static string Run()
                {
                    Recorder<Log> classic = new(), own = new();
                    Both({{arguments}});
                    return {{(classic.Length == 0 ? "own.Lines[0]" : "string.Join(\"|\", classic.Lines) == string.Join(\"|\", own.Lines) ? \"same\" : string.Join(\"\\n\", classic.Lines.Concat(own.Lines))")}};
                    void Both({{parameters}})
                    {
                        {{classic}}
                        new Log(own).Own({{string.Join(", ", names)}});
                    }
                }
            }
            """;
        string expected = classic.Length == 0 ? "Information 'ümlaut 😀 \"ß😀\n\" \u2028 \\ ß😀\n' 'ümlaut 😀 \"ß😀\n\" \u2028 \\ ß😀\n' 2 A=ß😀\n {OriginalFormat}=ümlaut 😀 \"{A}\" \u2028 \\ {A} " : "same";
        Assert.Equal(expected, Run(source));
    }

    [Theory]
    [InlineData("LogLevel.Debug, \"a\"", "", "", "Debug 'a' 'a' 1 {OriginalFormat}=a ")]
    [InlineData("\"a\"", "LogLevel level", "LogLevel.Critical", "Critical 'a' 'a' 1 {OriginalFormat}=a ")]
    [InlineData("LogLevel.Error, \"a {B}\"", "Exception thrown, int b", "new InvalidOperationException(\"bad\"), 1", "Error 'a 1' 'a 1' 2 B=1:Int32 {OriginalFormat}=a {B} bad")]
    [InlineData("LogLevel.Error, \"a\"", "[Tag] int b, [Tag(\"c.d\")] int c, [Tag(Member = \"Length\")] string text", "1, 2, \"abc\"", "Error 'a' 'a' 4 b=1:Int32 c.d=2:Int32 text.length=3:Int32 {OriginalFormat}=a ")]
    [InlineData("LogLevel.Error, \"{B}\"", "ReadOnlySpan<char> b", "\"abc\".AsSpan(1)", "Error 'bc' 'bc' 2 B=bc {OriginalFormat}={B} ")]
    [InlineData("LogLevel.Error, \"{B}\"", "Span<int> b", "new[] { 1, 2 }", "Error '1, 2' '1, 2' 2 B=[1,2] {OriginalFormat}={B} ")]
    [InlineData("LogLevel.Error, \"a\"", "[Tag(Member = \"Item1\")] Tuple<System.Collections.Immutable.ImmutableArray<int>>? b, [Tag(Member = \"Item1\")] Tuple<System.Collections.Immutable.ImmutableArray<int>> c", "null, new([1, 2])", "Error 'a' 'a' 3 b.item1=null c.item1=[1,2] {OriginalFormat}=a ")]
    [InlineData("LogLevel.Error, \"{B}\"", "params string[] b", "\"x\", \"y\"", "Error 'x, y' 'x, y' 2 B=[x,y] {OriginalFormat}={B} ")]
    [InlineData("LogLevel.Error, \"{B}\"", "in Guid b", "Guid.Empty", "Error '00000000-0000-0000-0000-000000000000' '00000000-0000-0000-0000-000000000000' 2 B=00000000-0000-0000-0000-000000000000:Guid {OriginalFormat}={B} ")]
    [InlineData("LogLevel.Error, \"{B}\"", "[MaxItems(2)] int[] b", "[1, 2, 3]", "Error '1, 2, ...' '1, 2, ...' 2 B=[1,2,3] {OriginalFormat}={B} ")]
    [InlineData("LogLevel.Error, \"{B}\"", "dynamic b", "7", "Error '7' '7' 2 B=7:Int32 {OriginalFormat}={B} ")]
    [InlineData("LogLevel.Error, \"{Logger} {B}\"", "int logger, int b", "1, 2", "Error '1 2' '1 2' 3 Logger=1:Int32 B=2:Int32 {OriginalFormat}={Logger} {B} ")]
    public void Event_OfEachShape_IsRecorded(string attribute, string parameters, string arguments, string line) => Assert.Equal(line, Run(Recorder + $$"""
        partial class Log { public Recorder Own = new(); [LogEvent({{attribute}})] public partial void Write({{parameters}}); }
        static class Entry { public static string Run() { var log = new Log(); log.Write({{arguments}}); return string.Join("\n", log.Own.Lines); } }
        """));

    [Theory]
    [InlineData("partial class Log(Recorder own) { [LogEvent(LogLevel.Error, \"a\")] public partial void Write(); }", "new Log(own).Write()")]
    [InlineData("partial class Log(Recorder own) { readonly ILogger _own = own; [LogEvent(LogLevel.Error, \"a\")] public partial void Write(); }", "new Log(own).Write()")]
    [InlineData("class Base(Recorder own) { protected ILogger Own => own; } partial class Log(Recorder one) : Base(one) { [LogEvent(LogLevel.Error, \"a\")] public partial void Write(int one); }", "new Log(own).Write(1)")]
    [InlineData("partial class Log { public static ILogger? Own; [LogEvent(LogLevel.Error, \"a\")] public static partial void Write(); }", "Log.Own = own; Log.Write()")]
    [InlineData("partial struct Log { public ILogger Own; [LogEvent(LogLevel.Error, \"a\")] public partial void Write(); }", "new Log { Own = own }.Write()")]
    [InlineData("partial record Log(ILogger Own) { [LogEvent(LogLevel.Error, \"a\")] public partial void Write(); }", "new Log(own).Write()")]
    [InlineData("static partial class Log { [LogEvent(LogLevel.Error, \"a\")] public static partial void Write(this ILogger logger); }", "own.Write()")]
    [InlineData("partial class Log<T> { public partial class Inner { public required ILogger<T> Own; [LogEvent(LogLevel.Error, \"a\")] public partial void Write<TValue>([Tag] TValue value); } }", "new Log<int>.Inner { Own = new Recorder<int>() { Lines = own.Lines } }.Write(\"x\")")]
    [InlineData("partial interface ILog { ILogger Own { get; } [LogEvent(LogLevel.Error, \"a\")] public partial void Write(); } class Log : ILog { public required ILogger Own { get; init; } }", "((ILog)new Log { Own = own }).Write()")]
    public void Logger_WhereverItIs_IsFound(string type, string call) => Assert.Equal("1", Run(Recorder + "#pragma warning disable IG4003\n" + type + $$"""
        static class Entry { public static object Run() { var own = new Recorder(); {{call}}; return own.Lines.Count; } }
        """));

    [Theory]
    [InlineData("ILogger logger, [Tag] string user, int id, [Secret] string key", "own, \"ann\", 7, \"4711\"", "'Order 7 [redacted]' user=ann Id=7:Int32 Key=[redacted] {OriginalFormat}=Order {Id} {Key}")]
    [InlineData("ILogger? logger, int id, int key", "null, 7, 1", "none")]
    public void Scope_Begun_HasItsValues(string parameters, string arguments, string expected) => Assert.Equal(expected, Run(Recorder.Replace("=> null;", "{ Lines.Add(Scope(state)); return new System.IO.MemoryStream(); }", StringComparison.Ordinal).Replace("static string Text", "public static string Scope(object state) => $\"'{state}' {string.Join(\" \", ((IReadOnlyList<KeyValuePair<string, object?>>)state).Select(pair => $\"{pair.Key}={Text(pair.Value)}\"))}\"; static string Text", StringComparison.Ordinal) + $$"""
        static partial class Events { [Scope("Order {Id} {Key}")] public static partial IDisposable? Order({{parameters}}); }
        static class Entry
        {
            public static string Run()
            {
                var own = new Recorder();
                using IDisposable? scope = Events.Order({{arguments}});
                return own.Lines.Count == 0 && scope is null ? "none" : own.Lines[0];
            }
        }
        """));

    [Fact]
    public void Event_ThatIsNotEnabled_ReadsNothing() => Assert.Equal("0 none", Run(Recorder + """
        class Order { public int Reads; public int Id => ++Reads; }
        static partial class Events
        {
            [LogEvent(LogLevel.Information, "a {Text}")] public static partial void Write(ILogger? logger, [Expand] Order order, ReadOnlySpan<char> text);
        }
        static class Entry
        {
            public static string Run()
            {
                var own = new Recorder { Least = LogLevel.Warning };
                var order = new Order();
                Events.Write(own, order, "x");
                Events.Write(null, order, "x");
                return $"{order.Reads} {(own.Lines.Count == 0 ? "none" : own.Lines[0])}";
            }
        }
        """));

    /// <summary>A getter with a side effect tells whether it was read.</summary>
    [Theory]
    [InlineData("[Expand] Card card", "Warning 'a' 'a' 3 card.Id=7:Int32 card.Number=[redacted] {OriginalFormat}=a  0")]
    [InlineData("[Expand, Sensitive] Card card", "Warning 'a' 'a' 2 card=[redacted] {OriginalFormat}=a  0")]
    [InlineData("[Tag(Member = \"Number\")] Card card", "Warning 'a' 'a' 2 card.number=[redacted] {OriginalFormat}=a  0")]
    [InlineData("[Tag] Paper card", "Warning 'a' 'a' 2 card=[redacted] {OriginalFormat}=a  0")]
    [InlineData("[Tag] Paper[] card", "Warning 'a' 'a' 2 card=[redacted] {OriginalFormat}=a  0")]
    [InlineData("[Tag] (int, Paper) card", "Warning 'a' 'a' 2 card=[redacted] {OriginalFormat}=a  0")]
    [InlineData("[Tag] Token card", "Warning 'a' 'a' 2 card=[redacted] {OriginalFormat}=a  0")]
    public void Value_ThatIsSensitive_IsNeverRead(string parameter, string line) => Assert.Equal(line, Run(Recorder + $$"""
        static class Reads { public static int Count; }
        class Card { public int Id => 7; [Secret] public string Number { get { Reads.Count++; return "4111"; } } }
        record Paper { [Personal] public string Name { get { Reads.Count++; return "Ann"; } } }
        [Secret] class Token { public override string ToString() { Reads.Count++; return "token"; } }
        static partial class Events { [LogEvent(LogLevel.Warning, "a")] public static partial void Write(ILogger logger, {{parameter}}); }
        static class Entry
        {
            public static string Run()
            {
                var own = new Recorder();
                Events.Write(own, {{(parameter.Contains("[]", StringComparison.Ordinal) ? "[new Paper()]" : parameter.Contains("(int", StringComparison.Ordinal) ? "(1, new Paper())" : $"new {parameter.Split(' ')[^2]}()")}});
                return $"{own.Lines[0]} {Reads.Count}";
            }
        }
        """));

    [Fact]
    public void Object_Expanded_GivesWhatCanBeRead() => Assert.Equal(
        "Warning '2' '2' 7 Order.Id=2:Int32 Order.Buyer.Name=Ann Order.Buyer.Worst=null Order.Tags=[x] Order.Kind=Friday:DayOfWeek Order.Base=9:Int32 {OriginalFormat}={Order.Id} ",
        Run(Recorder + """
        class Buyer { public string Name = "Ann"; public int Worst => throw new InvalidOperationException(); public Order? Back => null; }
        class Root { public int Base => 9; public int Hidden => 8; private int Own => 7; public static int Shared => 6; }
        class Order : Root { public int Id => 2; public Buyer? Buyer = new(); public string? Note => null; public List<string> Tags = ["x"]; public DayOfWeek Kind = DayOfWeek.Friday; [System.Text.Json.Serialization.JsonIgnore] public new int Hidden => 5; public int this[int index] => index; }
        static partial class Events { [LogEvent(LogLevel.Warning, "{Order.Id}")] public static partial void Write(ILogger logger, [Expand(Transitive = true, OmitNulls = true)] Order order); }
        static class Entry { public static string Run() { var own = new Recorder(); Events.Write(own, new Order()); return own.Lines[0]; } }
        """));

    [Fact]
    public void Number_OfAnEvent_IsTheSameInEveryBuild()
    {
        string source = Recorder + """
            static partial class Events
            {
                [LogEvent(LogLevel.Warning, "a")] public static partial void Own(ILogger logger);
                [LogEvent(LogLevel.Warning, "a", EventName = "order placed")] public static partial void Named(ILogger logger);
                [LogEvent(LogLevel.Warning, "a", EventId = 3)] public static partial void Numbered(ILogger logger);
            }
            static class Entry
            {
                public static string Run()
                {
                    var own = new Recorder();
                    Events.Own(own);
                    string text = $"{own.Id.Id} {own.Id.Name}";
                    Events.Named(own);
                    text += $" {own.Id.Id} {own.Id.Name}";
                    Events.Numbered(own);
                    return $"{text} {own.Id.Id} {own.Id.Name}";
                }
            }
            """;
        // 32-bit FNV-1a of "Events.Own" and of "order placed", two bytes a letter, worked out apart.
        Assert.Equal($"{Number("Events.Own")} Own {Number("order placed")} order placed 3 Numbered", Run(source));

        static int Number(string name) => (int)(System.Text.Encoding.Unicode.GetBytes(name).Aggregate(2166136261u, static (hash, one) => unchecked((hash ^ one) * 16777619u)) & 0x7FFFFFFF);
    }

    [Theory]
    [InlineData("partial class Log { [LogEvent(LogLevel.Error, \"a\")] public partial void Write(int a); }")]
    [InlineData("partial class Log { public ILogger? A = null, B = null; [LogEvent(LogLevel.Error, \"a\")] public partial void Write(int a); }")]
    [InlineData("partial class Log { public ILogger? A = null; [LogEvent(\"a\")] public partial void Write(int a); }")]
    public void Event_ThatLogsNothing_Compiles(string type) => Assert.Equal("done", Run(
        "using Microsoft.Extensions.Logging;\n" + type + "static class Entry { public static string Run() { new Log().Write(1); return \"done\"; } }"));

    [Fact]
    public void Event_WithInstrumentationSwitchedOff_IsWrittenAllTheSame()
    {
        TestProject project = TestProject.Of(Recorder + """
            static partial class Events { [LogEvent(LogLevel.Warning, "a")] public static partial void Write(ILogger logger); }
            static class Entry { public static object Run() { var own = new Recorder(); Events.Write(own); return own.Lines.Count; } }
            """);
        GeneratorRun run = (project with { Properties = project.Properties.Add("InstrumentGenEnabled", "false") }).Generate();
        Assert.Equal("1", Execution.Of(run.Woven).Result);
    }

    [Fact]
    public void Event_OfMicrosofts_IsLeftToItsGenerator()
    {
        GeneratorRun run = TestProject.Of("""
            using Microsoft.Extensions.Logging;
            static partial class Events { [LoggerMessage(1, LogLevel.Warning, "a")] public static partial void Write(ILogger logger); }
            """).Generate();
        Assert.DoesNotContain(run.Outputs.Keys, static name => name.Contains("LogEvents", StringComparison.Ordinal));
    }

    static string Run(string source)
    {
        GeneratorRun run = TestProject.Of(source).Generate();
        Assert.True(!run.Woven.Problems.Any(), string.Join("\n", run.Woven.Problems));
        return Execution.Of(run.Woven).Result;
    }
}
