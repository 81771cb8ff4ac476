using InstrumentGen.CodeFixes.Tests.Harness;

namespace InstrumentGen.CodeFixes.Tests;

public sealed class ConstantTemplateFixTests
{
    [Fact]
    public Task InterpolatedTemplate_OfValues_HasNamedHoles() => Verify(
        "Order order, int pages",
        """logger.LogInformation($"Printed {pages} pages of {order.Number}"); // kept""",
        """logger.LogInformation("Printed {Pages} pages of {Number}", pages, order.Number); // kept""");

    [Fact]
    public Task ConcatenatedTemplate_OfValues_HasNamedHoles() => Verify(
        "string printer, int pages",
        """logger.LogWarning("Printed " + pages + " pages on " + printer);""",
        """logger.LogWarning("Printed {Pages} pages on {Printer}", pages, printer);""");

    [Fact]
    public Task FormattedTemplate_OfValues_HasNamedHoles() => Verify(
        "string printer, double share",
        """logger.LogWarning(string.Format("{0} is at {1:P0}, {{really}}", printer, share));""",
        """logger.LogWarning("{Printer} is at {Share:P0}, {{really}}", printer, share);""");

    [Fact]
    public Task ExceptionAndEventId_BeforeATemplate_Stay() => Verify(
        "Exception error, int pages",
        """logger.LogError(new EventId(7), error, $"Lost {pages} pages");""",
        """logger.LogError(new EventId(7), error, "Lost {Pages} pages", pages);""");

    [Fact]
    public Task FormatAndAlignment_OfAHole_AreKept() => Verify(
        "double price, int pages",
        """logger.LogInformation($"{price:F2} for {pages,6} and {pages,-4:D3}");""",
        """logger.LogInformation("{Price:F2} for {Pages,6} and {Pages2,-4:D3}", price, pages, pages);""");

    [Fact]
    public Task Braces_InTheText_AreEscaped() => Verify(
        "int pages",
        """logger.LogInformation($"{{json}} of {pages}" + " {x}");""",
        """logger.LogInformation("{{json}} of {Pages} {{x}}", pages);""");

    [Fact]
    public Task Constants_InTheText_AreText() => Verify(
        "int pages",
        """
        const string Unit = "pages";
        logger.LogInformation($"{nameof(Run)}: {pages} {Unit}");
        """,
        """
        const string Unit = "pages";
        logger.LogInformation("Run: {Pages} pages", pages);
        """);

    [Fact]
    public Task HolesThatTheTextHas_WithTheirValues_StayInOrder() => Verify(
        "int pages, string action, string printer",
        """logger.LogInformation("Page {Page}: " + action + " on {Printer}", pages, printer);""",
        """logger.LogInformation("Page {Page}: {Action} on {Printer}", pages, action, printer);""");

    [Fact]
    public Task Names_OfValuesOfAllKinds_AreTheirLastMembers() => Verify(
        "Order? order, int[] items",
        """logger.LogInformation($"{order?.Number} {items[0]} {GetTotal()} {order!.ToString()} {1 + items.Length} {await LoadUserAsync()}");""",
        """logger.LogInformation("{Number} {Items} {Total} {Order} {Value} {LoadUser}", order?.Number, items[0], GetTotal(), order!.ToString(), 1 + items.Length, await LoadUserAsync());""");

    [Fact]
    public Task Names_OfValuesThatAreWrittenInOtherWays_ArePascal() => Verify(
        "int _pages, int s_copies, string user_name",
        """logger.LogInformation($"{_pages} {s_copies} {user_name}");""",
        """logger.LogInformation("{Pages} {Copies} {UserName}", _pages, s_copies, user_name);""");

    [Fact]
    public Task VerbatimText_WithBackslashes_StaysVerbatim() => Verify(
        "string file",
        """logger.LogInformation($@"Read C:\data\{file}");""",
        """logger.LogInformation(@"Read C:\data\{File}", file);""");

    [Fact]
    public Task RawText_WithQuotes_StaysRaw() => Verify(
        "string file",
        """"logger.LogInformation($"""Read "the" {file}.""");"""",
        """"logger.LogInformation("""Read "the" {File}.""", file);"""");

    [Fact]
    public Task RawText_OfSeveralLines_HasEscapedLineEnds() => Verify(
        "string file",
        """"
        logger.LogInformation($"""
            Read
            {file}
            """);
        """",
        """
        logger.LogInformation("Read\n{File}", file);
        """);

    [Fact]
    public Task SingleArray_AsAValue_IsOneValue() => Verify(
        "string[] names",
        """logger.LogInformation($"Read {names}");""",
        """logger.LogInformation("Read {Names}", (object)names);""");

    [Fact]
    public Task Serilog_Template_HasNamedHoles() => Verify(
        "Exception error, int pages, string printer",
        """Serilog.Log.Error(error, $"Lost {pages} on {printer}");""",
        """Serilog.Log.Error(error, "Lost {Pages} on {Printer}", pages, printer);""");

    [Fact]
    public Task NLog_Template_HasNamedHoles() => Verify(
        "NLog.Logger log, Exception error, int pages",
        """log.Error(error, $"Lost {pages}");""",
        """log.Error(error, "Lost {Pages}", pages);""");

    [Fact]
    public Task Text_FromAVariable_IsLeft() => None("string text", "string message = text + \"!\";\nlogger.LogInformation(message);");

    [Fact]
    public Task Text_WithACommentInIt_IsLeft() => None("string text", "logger.LogInformation(\"a\" + /* why */ text);");

    [Fact]
    public Task Values_InAnArray_AreLeft() => None("string text, object[] values", "logger.LogInformation(\"{A} \" + text, values);");

    [Fact]
    public Task NumberedHoles_BesideNewOnes_AreLeft() => None("string text", "logger.LogInformation(\"{0} \" + text, 1);");

    static Task Verify(string parameters, string before, string after) => FixVerifier.VerifyCode(RuleIds.InterpolatedTemplate, Code(parameters, before), Code(parameters, after));

    static Task None(string parameters, string body) => FixVerifier.VerifyNone(RuleIds.InterpolatedTemplate, Code(parameters, body));

    static string Code(string parameters, string body) => $$"""
        sealed class Order
        {
            public int Number { get; set; }
        }

        class Printer(ILogger<Printer> logger)
        {
            async Task Run({{parameters}})
            {
                await Task.Yield();
                {{body.ReplaceLineEndings("\n        ")}}
            }

            int GetTotal() => 0;
            Task<string> LoadUserAsync() => Task.FromResult("");
        }
        """;
}
