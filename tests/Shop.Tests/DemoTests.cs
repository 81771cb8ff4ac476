using System.Globalization;
using InstrumentGen;
using InstrumentGen.Peers;
using Shop.Demo;
using Spectre.Console;

namespace Shop.Tests;

// Alone: what it exports is counted for the process, and the spans of other tests' shops would go to its collector too.
[Collection(nameof(AuditTests))]
public class DemoTests
{
    [Fact]
    public async Task Demo_OneSecond_PlacesOrdersAndSucceeds()
    {
        using var output = new StringWriter();

        int exitCode = await new DemoRun(Redirected(output)).RunAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(0, exitCode);
        Assert.Contains(" 0 unexpected answers", output.ToString(), StringComparison.Ordinal);
        Assert.Matches("The audit trail is intact: [0-9,]+ records", output.ToString());
        AssertFits(output.ToString());
    }

    [Fact]
    public async Task Demo_WithACollector_SendsItWhatItKeeps()
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        using var output = new StringWriter();

        int exitCode = await new DemoRun(Redirected(output), receiver.HttpEndpoint.ToString()).RunAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(0, exitCode);
        AssertFits(output.ToString());
        string[] rows = output.ToString().Split('\n');
        Assert.Matches("[1-9][0-9,]* +[1-9]", rows.Single(static row => row.Contains("the ratio of requests", StringComparison.Ordinal)));
        Assert.Matches("[1-9][0-9,]* +[1-9]", rows.Single(static row => row.Contains("the operation's own ratio", StringComparison.Ordinal)));
        Assert.Contains($"{receiver.Spans.Count.ToString("#,0", CultureInfo.InvariantCulture)} spans (0 lost)", output.ToString(), StringComparison.Ordinal);
        Assert.Contains(receiver.Spans, static span => span.Name == "order.place");
        Assert.Contains(receiver.Spans, static span => span.Name == "POST /customers/{customerId:guid}/orders/" && span.Attributes.Any(static one => one is { Key: "http.response.status_code" }));
        Assert.DoesNotContain(receiver.Spans, static span => span.Name.Contains("HttpRequestIn", StringComparison.Ordinal));
        Assert.All(receiver.Spans, static span => Assert.NotNull(OpenTelemetryTraceState.Read(span.TraceState).Threshold));
        Assert.Contains(receiver.Metrics, static metric => metric.Name == "operation.duration");
        Assert.All(receiver.ResourceSpans, static one => Assert.Contains(one.Resource.Attributes, static attribute => attribute is { Key: "service.name", Value.StringValue: "shop" }));
    }

    [Fact]
    public async Task Demo_NoTime_PlacesNoOrdersAndFails()
    {
        using var output = new StringWriter();

        Assert.Equal(1, await new DemoRun(Redirected(output)).RunAsync(TimeSpan.Zero));
    }

    [Fact]
    public void OperationTable_LargeFigures_FitEightyColumns()
    {
        const string Name = "OrderService.FindAsync";
        using var reader = new OperationReader();
        OperationProbe probe = InstrumentationScope.Get("Shop.Tests").Define(new OperationDefinition(Name) { Metered = true });
        for (int calls = 0; calls < 12_345; calls++)
        {
            OperationCall call = probe.Begin();
            call.End();
        }

        using var output = new StringWriter();
        Redirected(output).Write(OperationTable.Create(
            reader.Read().Where(static operation => operation.Scope == "Shop.Tests"),
            new Dictionary<string, long> { [Name] = 12_345, ["traced.only"] = 12_345 },
            TimeSpan.FromSeconds(10)));

        string[] lines = AssertFits(output.ToString());
        Assert.Contains(lines, static line => line.Trim().StartsWith($"{Name} 1234.5 12,345", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.Trim().StartsWith("traced.only", StringComparison.Ordinal));
    }

    static IAnsiConsole Redirected(TextWriter output)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 80;
        return console;
    }

    static string[] AssertFits(string output)
    {
        string[] lines = output.ReplaceLineEndings("\n").Split('\n');
        Assert.All(lines, static line => Assert.InRange(line.Length, 0, 80));
        return lines;
    }
}
