using System.Text.Json;
using InstrumentGen.Runtime.Tests;
using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Enrichment;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.ExtendedLogging.Tests;

/// <summary>The extended logger of Microsoft.Extensions.Telemetry stands between the call and us, and hides our states behind lists of its own.</summary>
public sealed partial class ExtendedLoggerTests
{
    [Fact]
    public void State_BehindRedactionAndEnrichment_IsWrittenWithWhatTheyAdd()
    {
        JsonElement root = Line(static logger => LogEvents.Write(logger, LogLevel.Warning, new Placed(5, "Ann", 12.5)));
        Assert.Equal("Order 5 of Ann placed for 12.5", root.GetProperty("message").GetString());
        Assert.Equal("Warning", root.GetProperty("log.level").GetString());
        Assert.Equal("17", root.GetProperty("event.code").GetString());
        Assert.Equal("OrderPlaced", root.GetProperty("event.action").GetString());
        Assert.Equal("""{"Customer":"Ann","OrderId":5,"Total":12.5,"region":"north"}""", Sorted(root.GetProperty("labels")));
    }

    [Fact]
    public void Exception_BehindRedactionAndEnrichment_IsWritten()
    {
        JsonElement root = Line(static logger => LogEvents.Write(logger, LogLevel.Error, new Placed(5, "Ann", 12.5), new IOException("full")));
        Assert.Equal("System.IO.IOException", root.GetProperty("error.type").GetString());
        Assert.Equal("full", root.GetProperty("error.message").GetString());
        Assert.Equal(5, root.GetProperty("labels").GetProperty("OrderId").GetInt32());
    }

    [Fact]
    public void LoggerMessage_WithClassifiedValue_IsWrittenRedacted()
    {
        JsonElement root = Line(static logger => Charged(logger, 5, "4111 1111"));
        Assert.Equal("Order 5 charged to ", root.GetProperty("message").GetString());
        Assert.Equal("""{"CardNumber":"","OrderId":5,"region":"north"}""", Sorted(root.GetProperty("labels")));
    }

    static JsonElement Line(Action<ILogger> log)
    {
        var sink = new LineSink();
        using (ServiceProvider services = new ServiceCollection()
            .AddLogging(builder => builder.EnableRedaction().EnableEnrichment().AddEcsJson(options => options.Sink = sink))
            .AddRedaction()
            .AddLogEnricher<Region>()
            .BuildServiceProvider())
        {
            log(services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop"));
        }

        return JsonDocument.Parse(Assert.Single(sink.Lines), new JsonDocumentOptions { AllowDuplicateProperties = false }).RootElement;
    }

    static string Sorted(JsonElement labels) =>
        "{" + string.Join(',', labels.EnumerateObject().OrderBy(static one => one.Name, StringComparer.Ordinal).Select(static one => $"\"{one.Name}\":{one.Value.GetRawText()}")) + "}";

    [LoggerMessage(LogLevel.Information, "Order {OrderId} charged to {CardNumber}")]
    static partial void Charged(ILogger logger, int orderId, [Secret] string cardNumber);

    sealed class Region : ILogEnricher
    {
        public void Enrich(IEnrichmentTagCollector collector) => collector.Add("region", "north");
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    sealed class SecretAttribute() : DataClassificationAttribute(new DataClassification("tests", "secret"));
}
