using System.Text.Json;

namespace InstrumentGen.Package.Tests;

[Collection(nameof(PackageCollection))]
public sealed class ConsumerTests(PackageFixture package)
{
    [Fact]
    public async Task Console_WarningsAsErrors_RunsAndSeesSpanAndMetric()
    {
        string output = await package.RunAsync("Console", "run");
        string[] expected =
        [
            "sum 3",
            "given 24",
            "later 5",
            "decorated 1 <tea>",
            "span calculator.add Program.cs",
            "span Calculator.Double Program.cs",
            "span Calculator.Double Program.cs",
            "span Calculator.Secret Program.cs",
            "span Calculator.LaterAsync Program.cs",
            "span ICounter.Next Program.cs",
            "span IBox.Wrap Program.cs",
            "metric calculator.add 1",
            "metric Calculator.LaterAsync 1",
        ];
        Assert.All(expected, line => Assert.Contains(line, output.Split('\n').Select(static one => one.Trim())));
    }

    [Fact]
    public async Task Console_SwitchedOff_RunsWithoutSpans()
    {
        string output = await package.RunAsync("Console", "run", "-p:InstrumentGenEnabled=false");
        Assert.Contains("sum 3", output, StringComparison.Ordinal);
        Assert.Contains("decorated 1 <tea>", output, StringComparison.Ordinal);
        Assert.DoesNotContain("span ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("metric ", output, StringComparison.Ordinal);
    }

    /// <summary>Both have the package, and each sees the other's internals: nothing generated may meet (CS0436).</summary>
    [Fact]
    public async Task LibraryAndApplication_SeeingEachOthersInternals_AreBothWovenOnce()
    {
        string output = await package.RunAsync("Application", "run");
        string[] spans = [.. output.Split('\n').Select(static line => line.Trim()).Where(static line => line.StartsWith("span ", StringComparison.Ordinal))];
        Assert.Equal(
            ["span Library 2.3.0.0 stock.check", "span Library 2.3.0.0 stock.reserve", "span Library 2.3.0.0 stock.internal", "span Application 1.0.0.0 desk.order"],
            spans);
    }

    /// <summary>Both have the typed log methods, and each sees the other's internals: their calls must not be ambiguous.</summary>
    [Fact]
    public async Task LogCalls_OfLibraryAndApplication_AreWovenToo()
    {
        string output = await package.RunAsync("Application", "run");
        JsonElement[] lines = [.. output.Split('\n').Where(static line => line.StartsWith("{\"@timestamp\"", StringComparison.Ordinal)).Select(static line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(["Counted 7", "Low on tea: 2 left", "Ordered 3 by [redacted]"], lines.Select(static line => line.GetProperty("message").GetString()));
        // A call that is not woven has no place.
        Assert.Equal(["Stock.cs", "Program.cs", "Program.cs"], lines.Select(static line => line.GetProperty("log.origin.file.name").GetString()));
        Assert.DoesNotContain("4111", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoggerMessage_BesideThePackage_StillGetsTheFrameworksCode()
    {
        await package.RunAsync("Logging", "build");
        string generated = Path.Combine(package.Folder("Logging"), "generated");
        Assert.Equal(
            ["Microsoft.Extensions.Logging.Generators"],
            Directory.EnumerateDirectories(generated).Select(Path.GetFileName));
        Assert.NotEmpty(Directory.EnumerateFiles(generated, "LoggerMessage.g.cs", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Misses_InAConsumer_AreDiagnostics()
    {
        string output = await package.RunAsync("Refused", "build");
        Assert.Contains("warning IG0001", output, StringComparison.Ordinal);
        Assert.Contains("warning IG0002", output, StringComparison.Ordinal);
        Assert.Contains("warning IG0008", output, StringComparison.Ordinal);
    }
}
