using System.Text;
using InstrumentGen.Generator.Tests.Harness;

namespace InstrumentGen.Generator.Tests.Weaving;

/// <summary>Values that are marked as sensitive, run: what a whole line of each format, the list for other providers and a whole span hold of them.
/// The policy in force is the process's, so these tests run beside none that would see it.</summary>
[Collection("What the process has in force")]
public sealed class RedactionTests
{
    // Base64 and URLs write it otherwise than it is.
    const string Planted = "4111 2222/33+33:äé-4444";

    const string Hashed = "hmac-k1:";

    const string Program = """
        using System.Text;
        using Microsoft.Extensions.Compliance.Classification;
        using Microsoft.Extensions.Compliance.Redaction;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Logging;

        static class Reads { public static int Count = 0; }
        class LinesSink : ILogSink
        {
            public StringBuilder Text = new();
            public void Write(ReadOnlySpan<byte> lines) => Text.Append(Encoding.UTF8.GetString(lines));
            public void Flush() { }
            public void Dispose() { }
        }
        class Listed(StringBuilder text) : ILoggerProvider, ILogger
        {
            public ILogger CreateLogger(string category) => this;
            public bool IsEnabled(LogLevel level) => true;
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
            public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                text.Append($"list: {formatter(state, exception)} | {state}");
                foreach (var pair in (IReadOnlyList<KeyValuePair<string, object?>>)state!) text.Append($" {pair.Key}={(pair.Value is string[] items ? string.Join(";", items) : pair.Value)}");
                text.Append('\n');
            }
            public void Dispose() { }
        }
        class Upper : Redactor
        {
            public override int GetRedactedLength(ReadOnlySpan<char> input) => 3;
            public override int Redact(ReadOnlySpan<char> source, Span<char> destination) { "RED".CopyTo(destination); return 3; }
        }
        class Broken : Redactor
        {
            public override int GetRedactedLength(ReadOnlySpan<char> input) => input.Length;
            public override int Redact(ReadOnlySpan<char> source, Span<char> destination) => throw new InvalidOperationException(source.ToString());
        }
        class Provider : IRedactorProvider
        {
            public Redactor GetRedactor(DataClassificationSet set) =>
                set.Equals(new DataClassificationSet(new DataClassification("Bank", "Open"))) ? NullRedactor.Instance
                : set.Equals(new DataClassificationSet(new DataClassification("Bank", "Broken"))) ? new Broken()
                : new Upper();
        }
        static class Entry
        {
            public const string Planted = "<planted>";
            public static RedactionOptions Options()
            {
                var options = new RedactionOptions { Redactors = new Provider() };
                options.HmacKeys["k1"] = Convert.ToBase64String(new byte[32]);
                <options>
                return options;
            }
            public static string Run()
            {
                var sink = new LinesSink();
                var text = new StringBuilder();
                using (<policy>)
                using (var services = new ServiceCollection().AddLogging(logging => logging.AddEcsJson(o => o.Sink = sink).AddOtelJson(o => o.Sink = sink).AddCompactJson(o => o.Sink = sink).AddCompactConsole(o => o.Sink = sink).AddProvider(new Listed(text))).BuildServiceProvider())
                {
                    <call>
                }
                return $"{sink.Text}{text}reads: {Reads.Count}";
            }
        }
        """;

    [Theory]
    [InlineData("[Sensitive(Redaction = Redaction.Mask)] string v", "Entry.Planted", "****4444")]
    [InlineData("[Sensitive(Redaction = Redaction.Mask, Keep = 2)] string v", "Entry.Planted", "****44")]
    [InlineData("[Sensitive(Redaction = Redaction.Mask, Keep = 16)] string v", "Entry.Planted", "****")]
    [InlineData("[Sensitive(Redaction = Redaction.Mask)] ReadOnlySpan<char> v", "Entry.Planted", "****4444")]
    [InlineData("[Personal(Redaction = Redaction.Hmac)] string? v", "Entry.Planted", Hashed)]
    [InlineData("[Personal(Redaction = Redaction.Hmac)] in Card v", "new Card(Entry.Planted)", Hashed)]
    [InlineData("[Secret(Redaction = Redaction.Redactor)] string v", "Entry.Planted", "RED")]
    [InlineData("[Bank(\"North\", Kind = BankKind.Savings, Of = typeof(List<int>), More = new[] { 1, 2 })] string v", "Entry.Planted", "RED")]
    [InlineData("[Bank(\"Broken\")] string v", "Entry.Planted", "[redacted]")]
    [InlineData("[Bank(null)] string v", "Entry.Planted", "[redacted]")]
    [InlineData("[Sensitive, Bank(\"North\")] string v", "Entry.Planted", "[redacted]")]
    [InlineData("[Bank(\"North\"), Bank(\"South\")] string v", "Entry.Planted", "RED")]
    [InlineData("Card v", "new(Entry.Planted)", "****4444")]
    [InlineData("Card? v", "new Card(Entry.Planted)", "****4444")]
    [InlineData("Card[] v", "[new(Entry.Planted), new(Entry.Planted)]", "****4444")]
    [InlineData("[Sensitive(Redaction = Redaction.Mask)] List<string> v", "[Entry.Planted, Entry.Planted]", "****4444")]
    [InlineData("[Sensitive(Redaction = Redaction.Mask), MaxItems(1)] IEnumerable<string> v", "new HashSet<string> { Entry.Planted, \"other\" }", "****4444")]
    [InlineData("[Sensitive(Redaction = Redaction.Mask)] Span<string> v", "new[] { Entry.Planted }", "****4444")]
    [InlineData("Dictionary<int, Card> v", "new() { [1] = new(Entry.Planted) }", "[redacted]")]
    [InlineData("(int, Card) v", "(1, new(Entry.Planted))", "[redacted]")]
    [InlineData("Wallet v", "new(new(Entry.Planted))", "[redacted]")]
    [InlineData("Derived v", "new(Entry.Planted)", "[redacted]")]
    [InlineData("[Expand] Buyer v", "new(Entry.Planted)", "****4444")]
    [InlineData("[Expand(Transitive = true, OmitNulls = true)] Nest v", "new(new(Entry.Planted))", "****4444")]
    [InlineData("[Tag(\"v\", Member = \"Inner.Number\")] Nest v", "new(new(Entry.Planted))", "****4444")]
    [InlineData("[Tag(\"v\", Member = \"Number\"), Personal(Redaction = Redaction.Hmac)] Plain v", "new(Entry.Planted)", Hashed)]
    [InlineData("[Tag(\"v\", Member = \"Some\")] Nest v", "new(new(Entry.Planted))", "****4444")]
    [InlineData("[Tag(\"v\", Member = \"Frozen\")] Nest v", "new(new(Entry.Planted))", "****4444")]
    [InlineData("[Tag(\"v\", Member = \"Cards\")] Nest v", "new(new(Entry.Planted))", "****4444")]
    public void Value_InALog_StandsNowhereInClear(string parameter, string argument, string shown)
    {
        string declared = parameter.Contains("[Expand", StringComparison.Ordinal) || parameter.Contains("[Tag", StringComparison.Ordinal) ? "Paid" : "Paid {v}";
        string output = Run($$"""
            enum BankKind { Giro, Savings }
            [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
            class BankAttribute(string? value) : DataClassificationAttribute(new DataClassification("Bank", value!)) { public BankKind Kind { get; set; } public Type? Of { get; set; } public int[]? More { get; set; } }
            [Sensitive(Redaction = Redaction.Mask)] readonly record struct Card(string Number) { public override string ToString() => Number; }
            record Wallet(Card Card);
            [Secret] class Token(string text) { public override string ToString() => text; }
            class Derived(string text) : Token(text);
            class Plain(string number) { public string Number => number; }
            interface IBuyer { [Sensitive(Redaction = Redaction.Mask)] string Number { get; } }
            class Buyer(string number) : IBuyer { public string Number => number; }
            class Nest(Buyer inner) { public Buyer Inner => inner; public List<Card> Cards => [new(inner.Number)]; public System.Collections.Immutable.ImmutableArray<Card> Frozen => [new(inner.Number)]; public Card? Some => new(inner.Number); }
            static partial class Log { [LogEvent(LogLevel.Error, "{{declared}}")] public static partial void Paid(ILogger logger, {{parameter}}); }
            """, $"Log.Paid(services.GetRequiredService<ILoggerFactory>().CreateLogger(\"Shop\"), {argument});");
        AssertHidden(output);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[..^1];
        Assert.Equal(5, lines.Length);
        Assert.All(lines, line => Assert.Contains(shown, line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[Tag, Sensitive(Redaction = Redaction.Mask)] string v", "Entry.Planted", "v=****4444")]
    [InlineData("[Tag, Personal(Redaction = Redaction.Hmac)] string v", "Entry.Planted", "v=hmac-k1:")]
    [InlineData("[Tag, Secret(Redaction = Redaction.Redactor)] string v", "Entry.Planted", "v=RED")]
    [InlineData("[Tag, Bank(\"Broken\")] string v", "Entry.Planted", "v=[redacted]")]
    [InlineData("[Tag] Card v", "new(Entry.Planted)", "v=****4444")]
    [InlineData("[Tag(\"v\", Member = \"Number\")] Buyer v", "new(Entry.Planted)", "v=****4444")]
    [InlineData("[Tag(\"v\", Member = \"Number\"), Personal(Redaction = Redaction.Hmac)] Plain v", "new(Entry.Planted)", "v=hmac-k1:")]
    public void Value_InASpan_StandsNowhereInClear(string parameter, string argument, string tag)
    {
        string span = Spans($$"""
            class BankAttribute(string value) : DataClassificationAttribute(new DataClassification("Bank", value));
            [Sensitive(Redaction = Redaction.Mask)] readonly record struct Card(string Number) { public override string ToString() => Number; }
            class Plain(string number) { public string Number => number; }
            class Buyer(string number) { [Sensitive(Redaction = Redaction.Mask)] public string Number => number; }
            class Till
            {
                [Traced] public void Pay({{parameter}}) { }
                [Traced] [return: Tag, Sensitive(Redaction = Redaction.Mask)] public async Task<string> Back() { await Task.Yield(); return Entry.Planted; }
                [Traced] public bool Out([Tag, Sensitive(Redaction = Redaction.Mask)] out string o) { o = Entry.Planted; return true; }
            }
            """, $"var till = new Till(); till.Pay({argument}); till.Back().Wait(); till.Out(out _);");
        AssertHidden(span);
        Assert.Contains($"Till.Pay {tag}", span, StringComparison.Ordinal);
        Assert.Contains("Till.Back result=****4444", span, StringComparison.Ordinal);
        Assert.Contains("Till.Out o=****4444", span, StringComparison.Ordinal);
    }

    [Fact]
    public void Value_InLogAndSpan_HasOneText()
    {
        GeneratorRun run = Generate("""
            class Till
            {
                [Traced] public partial void Pay([Tag, Personal(Redaction = Redaction.Hmac)] string text, [Tag, Personal(Redaction = Redaction.Hmac)] Guid id, [Tag, Personal(Redaction = Redaction.Hmac)] DateTime at, [Tag, Personal(Redaction = Redaction.Hmac)] double number);
            }
            static partial class Log { [LogEvent(LogLevel.Error, "{Text} {Id} {At} {Number}")] public static partial void Paid(ILogger logger, [Personal(Redaction = Redaction.Hmac)] string text, [Personal(Redaction = Redaction.Hmac)] Guid id, [Personal(Redaction = Redaction.Hmac)] DateTime at, [Personal(Redaction = Redaction.Hmac)] double number); }
            """.Replace("class Till", "partial class Till", StringComparison.Ordinal).Replace("double number);\n}", "double number);\n    void PayCore(string text, Guid id, DateTime at, double number) { }\n}", StringComparison.Ordinal),
            """
            new Till().Pay(Entry.Planted, Guid.Empty, new DateTime(2026, 1, 2), 0.1);
            Log.Paid(services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop"), Entry.Planted, Guid.Empty, new DateTime(2026, 1, 2), 0.1);
            """);
        Execution execution = Execution.Of(run.Woven);
        string[] hashes = [.. Assert.Single(execution.Contents).Split(' ').Where(static one => one.Contains(Hashed, StringComparison.Ordinal)).Select(static one => one.Split('=', 2)[1])];
        Assert.Equal(4, hashes.Distinct().Count());
        string list = execution.Result.Split('\n').Single(static line => line.StartsWith("list: ", StringComparison.Ordinal));
        Assert.StartsWith("list: " + string.Join(' ', hashes), list, StringComparison.Ordinal);
        Assert.All(hashes, hash => Assert.Equal(7, execution.Result.Split(hash).Length - 1 - (list.Split(hash).Length - 1)));
    }

    /// <summary>A getter with a side effect tells whether it was read: of what is declared to be erased never, of the rest where there is something to redact it.</summary>
    [Theory]
    [InlineData("[Secret]", "RedactionPolicy.Use(Options())", "", 0)]
    [InlineData("[Bank]", "RedactionPolicy.Use(new RedactionOptions())", "", 0)]
    [InlineData("[Sensitive(Redaction = Redaction.Mask)]", "new System.IO.MemoryStream()", "", 0)]
    [InlineData("[Sensitive(Redaction = Redaction.Hmac)]", "RedactionPolicy.Use(new RedactionOptions())", "", 0)]
    [InlineData("[Sensitive(Redaction = Redaction.Hmac)]", "RedactionPolicy.Use(Options())", "options.Instead[\"Sensitive\"] = Redaction.Erase;", 0)]
    [InlineData("[Sensitive(Redaction = Redaction.Hmac)]", "RedactionPolicy.Use(Options())", "options.HmacKeyId = \"k2\";", 0)]
    [InlineData("[Personal(Redaction = Redaction.Object)]", "RedactionPolicy.Use(Options())", "", 0)]
    [InlineData("[Sensitive(Redaction = Redaction.Hmac)]", "RedactionPolicy.Use(Options())", "", 10)]
    public void Value_ThatIsErased_IsNeverRead(string attribute, string policy, string options, int reads)
    {
        attribute = attribute.Replace("Redaction.Object", "(Redaction)9", StringComparison.Ordinal);
        bool isErased = attribute is "[Secret]" or "[Personal(Redaction = (Redaction)9)]";
        string output = Run($$"""
            class BankAttribute() : DataClassificationAttribute(new DataClassification("Bank", "North"));
            class Buyer { {{attribute}} public string Number { get { Reads.Count++; return Entry.Planted; } } }
            static partial class Log { [LogEvent(LogLevel.Error, "{Buyer.Number}")] public static partial void Paid(ILogger logger, [Expand] Buyer buyer); }
            class Till { [Traced] public void Pay({{(isErased ? "" : "[Tag(Member = \"Number\")] ")}}Buyer buyer) { } }
            """, "Log.Paid(services.GetRequiredService<ILoggerFactory>().CreateLogger(\"Shop\"), new Buyer()); new Till().Pay(new Buyer());", policy, options);
        AssertHidden(output);
        // Twice for each of three formats, once for that of templates, three times for the list (message, message, value) and once for the span; less where nobody reads.
        string counted = output[(output.LastIndexOf(' ') + 1)..];
        if (reads == 0) Assert.Equal("0", counted);
        else Assert.True(int.Parse(counted, System.Globalization.CultureInfo.InvariantCulture) >= reads, counted);
        if (reads == 0) Assert.All(output.Split('\n')[..^1].Where(static line => line.Length > 0), static line => Assert.Contains("[redacted]", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Redactor_OfTheApplicationThatPassesOn_IsObeyed() => Assert.Contains(Planted, Run(
        """
        class BankAttribute() : DataClassificationAttribute(new DataClassification("Bank", "Open"));
        static partial class Log { [LogEvent(LogLevel.Error, "{V}")] public static partial void Paid(ILogger logger, [Bank] string v); }
        """, "Log.Paid(services.GetRequiredService<ILoggerFactory>().CreateLogger(\"Shop\"), Entry.Planted);"), StringComparison.Ordinal);

    /// <summary>An attribute that generated code cannot make cannot be asked, and so its values are erased.</summary>
    [Theory]
    [InlineData("class BankAttribute : DataClassificationAttribute { public BankAttribute(int a) : base(DataClassification.Unknown) { } public BankAttribute() : this(0) { } }", "[Bank]", "RED")]
    [InlineData("file class BankAttribute() : DataClassificationAttribute(DataClassification.Unknown);", "[Bank]", "[redacted]")]
    [InlineData("class BankAttribute(double a) : DataClassificationAttribute(DataClassification.Unknown) { public double A => a; }", "[Bank(double.NaN)]", "[redacted]")]
    [InlineData("class BankAttribute(object a, params long[] b) : DataClassificationAttribute(DataClassification.Unknown) { public object A => (a, b); }", "[Bank('x', 1, 2)]", "RED")]
    [InlineData("class BankAttribute<T>(float a, byte b, string? c, bool d) : DataClassificationAttribute(DataClassification.Unknown) { public object A => (a, b, c, d); }", "[Bank<int[]>(-1.5f, 2, null, true)]", "RED")]
    public void Attribute_OfAnotherPackage_IsMadeOnce(string type, string attribute, string shown)
    {
        string output = Run(type + $$"""
            static partial class Log { [LogEvent(LogLevel.Error, "{V}")] public static partial void Paid(ILogger logger, {{attribute}} string v); }
            """, "Log.Paid(services.GetRequiredService<ILoggerFactory>().CreateLogger(\"Shop\"), Entry.Planted);");
        AssertHidden(output);
        Assert.Contains($"list: {shown} |", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_OfRedactions_MeetNoMethodsNames() => Assert.Contains("Till.Pay v=****4444", Spans("""
        class Till
        {
            [Traced] public void Pay([Tag, Sensitive(Redaction = Redaction.Mask)] string v) { }
            [Traced] public void pay() { }
            [Traced] public void PayRedaction([Tag, Sensitive(Redaction = Redaction.Mask)] string v, [Tag, Personal(Redaction = Redaction.Mask)] string w) { }
            [Traced] public void PayRedactionRedaction() { }
        }
        """, "var till = new Till(); till.Pay(Entry.Planted); till.pay(); till.PayRedaction(Entry.Planted, Entry.Planted); till.PayRedactionRedaction();"), StringComparison.Ordinal);

    static void AssertHidden(string output)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Planted);
        foreach (string form in (string[])[Planted, Uri.EscapeDataString(Planted), System.Net.WebUtility.UrlEncode(Planted), Planted[..^4], Escaped(Planted), .. Enumerable.Range(0, 3).Select(Base64)])
        {
            Assert.DoesNotContain(form, output, StringComparison.OrdinalIgnoreCase);
        }

        // As a part of a longer text: what depends on the bytes around it is left out.
        string Base64(int before) => Convert.ToBase64String([.. new byte[before], .. bytes])[4..^4];
        static string Escaped(string text) => text.Replace("/", "\\/", StringComparison.Ordinal);
    }

    static string Run(string types, string call, string policy = "RedactionPolicy.Use(Options())", string options = "") => Execution.Of(Generate(types, call, policy, options).Woven).Result;

    static string Spans(string types, string call) => string.Join('\n', Execution.Of(Generate(types, call).Woven).Contents);

    static GeneratorRun Generate(string types, string call, string policy = "RedactionPolicy.Use(Options())", string options = "")
    {
        string program = Program.Replace("<planted>", Planted, StringComparison.Ordinal).Replace("<call>", call, StringComparison.Ordinal).Replace("<policy>", policy, StringComparison.Ordinal).Replace("<options>", options, StringComparison.Ordinal);
        GeneratorRun run = (TestProject.Of(program + types) with { ReferencesLibraries = true }).Generate();
        Assert.True(!run.Woven.Problems.Any(), string.Join("\n", run.Woven.Problems));
        return run;
    }
}
