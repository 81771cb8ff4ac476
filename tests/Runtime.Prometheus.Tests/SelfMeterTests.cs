using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prometheus;

namespace InstrumentGen.Runtime.Prometheus.Tests;

/// <summary>The package's own meter is not served by the package: prometheus-net's adapter shows it, as any other.</summary>
public sealed class SelfMeterTests
{
    static readonly string[] s_labels = ["signal=\"log\"", "reason=\"already_shutdown\""];

    [Fact]
    public async Task Losses_AreShownByTheAdapter()
    {
        Metrics.ConfigureMeterAdapter(static adapter => adapter.ExcludeInstrumentGen());
        await using MeteredApplication application = await MeteredApplication.StartAsync(Metrics.DefaultRegistry);
        var lines = new LogLineOutput(new NoSink());
        double before = await ReadAsync(application);
        lines.Dispose();
        lines.Add("too late\n"u8, LogLevel.Information);
        Assert.Equal(before + 1, await ReadAsync(application));
    }

    static async Task<double> ReadAsync(MeteredApplication application)
    {
        var exposition = new Exposition(await application.ScrapeAsync(TestContext.Current.CancellationToken));
        // The adapter puts the meter's name in front.
        return exposition.Value("instrumentgen_instrumentgen_dropped", s_labels);
    }

    sealed class NoSink : ILogSink
    {
        public void Write(ReadOnlySpan<byte> lines)
        {
        }

        public void Flush()
        {
        }

        public void Dispose()
        {
        }
    }
}
