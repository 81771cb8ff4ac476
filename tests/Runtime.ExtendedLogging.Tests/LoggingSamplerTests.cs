using System.Diagnostics;
using System.Text.Json;
using InstrumentGen.MicrosoftTelemetry;
using InstrumentGen.Runtime.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using static InstrumentGen.Runtime.Tests.TraceAtHand;

namespace InstrumentGen.Runtime.ExtendedLogging.Tests;

/// <summary>Our decision in the logger of Microsoft.Extensions.Telemetry.</summary>
public sealed class LoggingSamplerTests
{
    const int Records = 20_000;

    public LoggingSamplerTests() => Activity.Current = null;

    [Theory]
    [InlineData(true, "Level=Debug Level=Information Level=Warning Level=Error")]
    [InlineData(false, "Level=Warning Level=Error")]
    public void Records_OfATrace_FollowIt(bool isKept, string expected)
    {
        using var logs = new RecordedTags();
        using ServiceProvider services = Services(logging => logging.AddProvider(logs));
        ILogger logger = services.Logger("Shop");
        using (Begin(Above, isKept))
        {
            foreach (LogLevel level in (LogLevel[])[LogLevel.Debug, LogLevel.Information, LogLevel.Warning, LogLevel.Error]) logger.Log(level, "{Level}", level);
        }

        Assert.Equal(expected, string.Join(' ', logs.Records));
    }

    [Fact]
    public void Rule_OfAnEvent_IsAppliedForAnyProvider()
    {
        using var logs = new RecordedTags();
        using ServiceProvider services = Services(
            logging => logging.AddProvider(logs),
            static options =>
            {
                options.Rules.Add(new() { Category = "Shop.*", Ratio = 0 });
                options.Rules.Add(new() { Category = "Shop.*", EventId = 7, Ratio = 0.5 });
            });
        ILogger logger = services.Logger("Shop.Basket");
        using (Begin(Above))
        {
            logger.LogInformation(new EventId(7), "{Order}", 1);
            logger.LogInformation(new EventId(8), "{Order}", 2);
        }

        using (Begin(Below)) logger.LogInformation(new EventId(7), "{Order}", 3);
        Assert.Equal(["Order=1"], logs.Records);
    }

    // The logger asks once, and what stands behind it does not ask again: else a sixteenth would be left of a quarter.
    [Fact]
    public void Records_OfNoTrace_AreDrawnOnceForAllProviders()
    {
        var sink = new LineSink();
        using var logs = new RecordedTags();
        using (ServiceProvider services = Services(
            logging => logging.AddProvider(logs).AddEcsJson(options =>
            {
                options.Sink = sink;
                options.Queue.MaxWait = TimeSpan.FromSeconds(10);
            }),
            static options => options.Rules.Add(new() { Ratio = 0.25 })))
        {
            ILogger logger = services.Logger("Shop");
            for (int record = 0; record < Records; record++)
            {
                if (logger.IsEnabled(LogLevel.Information)) LogEvents.Write(logger, LogLevel.Information, new Placed(record, "Ann", 2));
            }
        }

        // 8 standard deviations: these draws have no seed.
        double deviation = 8 * Math.Sqrt(Records * 0.25 * 0.75);
        Assert.InRange(logs.Records.Count, (Records * 0.25) - deviation, (Records * 0.25) + deviation);
        JsonElement[] lines = [.. sink.Lines.Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("labels"))];
        Assert.Equal(logs.Records.Count, lines.Length);
        Assert.All(lines, static labels => Assert.Equal(4, labels.GetProperty("sampling_adjusted_count").GetDouble()));
    }

    [Fact]
    public void Application_WithoutTheExtendedLogger_IsSampledByItsProviders()
    {
        var sink = new LineSink();
        using (ServiceProvider services = Services(logging => logging.AddEcsJson(options => options.Sink = sink), static options => options.Rules.Add(new() { Ratio = 0.25 }), isExtended: false))
        {
            for (int record = 0; record < 400; record++) services.Logger("Shop").LogInformation("one");
            Assert.False(services.GetRequiredService<LogSampler>().IsAskedByLogger);
        }

        Assert.InRange(sink.Lines.Length, 20, 250);
    }

    [Fact]
    public void AddMicrosoftTelemetrySampling_Twice_AddsOneSampler()
    {
        using ServiceProvider services = Services(static _ => { }, more: static builder => builder.AddMicrosoftTelemetrySampling());
        Assert.IsType<InstrumentGenLoggingSampler>(Assert.Single(services.GetServices<LoggingSampler>()));
    }

    [Fact]
    public void Logging_OfAHost_IsSampledByTheExtendedLogger()
    {
        using var logs = new RecordedTags();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(logs);
        builder.Logging.EnableEnrichment();
        builder.Services.AddInstrumentGen().AddMicrosoftTelemetrySampling(options => options.Rules.Add(new LogSamplingRule { Ratio = 0.1 }));
        using IHost host = builder.Build();
        for (int record = 0; record < 2_000; record++) host.Services.Logger("Shop").LogInformation("{Order}", record);
        Assert.InRange(logs.Records.Count, 100, 320);
    }

    [Fact]
    public void Decision_OfTheSampler_AllocatesNothing()
    {
        LoggingSampler sampler = new InstrumentGenLoggingSampler(new LogSampler(new LogSamplingOptions { Rules = { new() { Ratio = 0.5 } } }));
        var entry = new LogEntry<int>(LogLevel.Information, "Shop", 7, 1, null, static (_, _) => "");
        using Activity trace = Begin(Above, true, "ot=th:8");
        Assert.True(sampler.ShouldSample(entry));
        Assert.Equal(0, Allocations.Of(() => sampler.ShouldSample(entry), calls: 10_000));
    }

    [Fact]
    public void Null_Throws()
    {
        Assert.Throws<ArgumentNullException>("sampler", static () => new InstrumentGenLoggingSampler(null!));
        Assert.Throws<ArgumentNullException>("builder", static () => default(InstrumentGenBuilder)!.AddMicrosoftTelemetrySampling());
    }

    static ServiceProvider Services(Action<ILoggingBuilder> logging, Action<LogSamplingOptions>? configure = null, bool isExtended = true, Action<InstrumentGenBuilder>? more = null)
    {
        var services = new ServiceCollection();
        services.AddInstrumentGen().AddMicrosoftTelemetrySampling(configure);
        services.AddLogging(static builder => builder.SetMinimumLevel(LogLevel.Debug));
        if (isExtended) services.AddLogging(static builder => builder.EnableEnrichment());
        services.AddLogging(logging);
        more?.Invoke(services.AddInstrumentGen());
        return services.BuildServiceProvider();
    }
}
