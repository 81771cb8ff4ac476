using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using static InstrumentGen.Runtime.Tests.TraceAtHand;

namespace InstrumentGen.Runtime.Tests;

/// <summary>What the page about logs shows of sampling, run.</summary>
[Collection(ProcessWide.Name)]
public sealed class LogSamplingSnippetTests
{
    public LogSamplingSnippetTests() => Activity.Current = null;

    [Fact]
    public async Task Host_ThatSamplesBoth_KeepsALittleOfTheBasketsDebugging()
    {
        using var logs = new LogRecorder();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(logs).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddInstrumentGen()
            .AddSampling(options => options.Ratio = 0.1)
            .AddLogSampling(options => options.Rules.Add(new LogSamplingRule { Category = "Shop.Basket", MaxLevel = LogLevel.Debug, Ratio = 0.01 }));
        using IHost host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        using ActivitySource source = new("Microsoft.AspNetCore");
        int traces = 0, hundredths = 0;
        for (int request = 0; request < 2_000; request++)
        {
            using Activity? span = source.StartActivity("request");
            host.Services.Logger("Shop.Basket").LogDebug("debug");
            host.Services.Logger("Shop.Basket").LogInformation("information");
            if (span!.Recorded) traces++;
            if (string.CompareOrdinal(span.TraceId.ToHexString(), 18, "fd70a000000000", 0, 14) >= 0) hundredths++;
        }

        Assert.Equal(hundredths, logs.Entries.Count(static entry => entry.Message == "debug"));
        Assert.Equal(traces, logs.Entries.Count(static entry => entry.Message == "information"));
        Assert.InRange(traces, 100, 320);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Factory_WithoutAHost_FollowsTheTrace()
    {
        using ILoggerFactory loggers = LoggerFactory.Create(logging => logging.AddEcsJson().AddLogSampling());
        ILogger logger = loggers.CreateLogger("Shop");
        using (Begin(Above, isKept: false)) Assert.False(logger.IsEnabled(LogLevel.Information));
        using (Begin(Above)) Assert.True(logger.IsEnabled(LogLevel.Information));
    }
}
