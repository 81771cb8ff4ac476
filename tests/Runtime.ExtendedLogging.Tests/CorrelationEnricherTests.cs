using System.Diagnostics;
using System.Text.Json;
using InstrumentGen.Runtime.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.ExtendedLogging.Tests;

/// <summary>What <c>AddMicrosoftTelemetry</c> adds to the records of every provider behind the extended logger.</summary>
public sealed class CorrelationEnricherTests
{
    static readonly KeyValuePair<string, string>[] s_baggage = [new("tenant", "north"), new("secret", "hidden")];

    [Fact]
    public void Record_InsideWork_HasItsIdAndTheBaggageThatIsListed()
    {
        using var logs = new RecordedTags();
        using ServiceProvider services = Services(logs);
        ILogger logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop");

        using (CorrelationContext.Begin("id-1", s_baggage)) logger.LogInformation("Order {OrderId} placed", 5);
        logger.LogInformation("Order {OrderId} placed", 6);

        Assert.Equal(["OrderId=5 correlation.id=id-1 tenant=north", "OrderId=6"], logs.Records);
    }

    [Fact]
    public void Baggage_OfTheActivity_StandsInWhereTheContextHasNone()
    {
        using var logs = new RecordedTags();
        using ServiceProvider services = Services(logs);
        using Activity activity = new Activity("work").Start();
        activity.AddBaggage("tenant", "south").AddBaggage("secret", "hidden");

        services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop").LogInformation("Order {OrderId} placed", 5);

        Assert.Equal(["OrderId=5 tenant=south"], logs.Records);
    }

    [Fact]
    public void AddMicrosoftTelemetry_Twice_AddsTheIdOnce()
    {
        using var logs = new RecordedTags();
        using ServiceProvider services = Services(logs, static builder => builder.AddMicrosoftTelemetry());

        using (CorrelationContext.Begin("id-1")) services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop").LogInformation("Placed");

        Assert.Equal(["correlation.id=id-1"], logs.Records);
    }

    [Fact]
    public void EcsJson_BehindTheEnricher_WritesTheIdOnce()
    {
        var sink = new LineSink();
        using (ServiceProvider services = Services(logging => logging.AddEcsJson(options =>
        {
            options.Sink = sink;
            options.Baggage.Add("tenant");
        })))
        {
            using (CorrelationContext.Begin("id-1", s_baggage))
                LogEvents.Write(services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop"), LogLevel.Information, new Placed(5, "Ann", 12.5));
        }

        JsonElement labels = JsonDocument.Parse(Assert.Single(sink.Lines), new JsonDocumentOptions { AllowDuplicateProperties = false }).RootElement.GetProperty("labels");
        Assert.Equal("id-1", labels.GetProperty("correlation_id").GetString());
        Assert.Equal("north", labels.GetProperty("tenant").GetString());
        Assert.Equal(5, labels.GetProperty("OrderId").GetInt32());
    }

    [Fact]
    public void AddMicrosoftTelemetry_WithoutBuilder_Throws() =>
        Assert.Throws<ArgumentNullException>(static () => MicrosoftTelemetryInstrumentGenBuilderExtensions.AddMicrosoftTelemetry(null!));

    static ServiceProvider Services(RecordedTags logs, Action<InstrumentGenBuilder>? more = null) => Services(logging => logging.AddProvider(logs), more);

    static ServiceProvider Services(Action<ILoggingBuilder> addProvider, Action<InstrumentGenBuilder>? more = null)
    {
        var services = new ServiceCollection();
        services.AddInstrumentGen().AddMicrosoftTelemetry(options => options.Baggage.Add("tenant"));
        services.AddLogging(logging => logging.EnableEnrichment());
        services.AddLogging(addProvider);
        more?.Invoke(services.AddInstrumentGen());
        return services.BuildServiceProvider();
    }
}
