using InstrumentGen.Benchmarks.Subjects;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InstrumentGen.Benchmarks.Gate;

/// <summary>A traced and metered loop while its spans and metrics are exported by OTLP: a woven call after <c>AddOtlpExporter()</c>, and the same signals by hand under the SDK.
/// Both go to one receiver in this process, which takes everything and reads nothing.</summary>
static class OtlpGate
{
    const double Goal = 1.3;

    public static void Settings(GateTable table) => table.Setting(ExportedByHand.Setting);

    public static void Run(GateTable table)
    {
        using var receiver = new OtlpSink();
        using var byHand = new ExportedByHand(receiver.Endpoint);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        // The exporter reads the cells, nobody else.
        builder.Services.AddInstrumentGen(static options => options.CollectMetrics = false).AddOtlpExporter(options => options.Endpoint = receiver.Endpoint);
        IHost host = builder.Build();
        host.Start();
        (double ours, double peer) = Throughput.CallsPerMillisecond(new("woven", Calls.Woven), new("by hand", ExportedByHand.Run));
        table.AtLeastTimes("traced and metered, OTLP running", ours, peer, Goal, "/ms");
        host.Dispose();
        long all = OtlpExportCounts.Traces.Exported + OtlpExportCounts.Traces.Dropped;
        table.Setting($"OTLP: of {all} woven spans in this loop, as fast as it goes, the receiver took {OtlpExportCounts.Traces.Exported}; the queue of 2048 had no room for the others");
        table.Setting($"OTLP: {OtlpExportCounts.Metrics.Exported} data points of metrics were exported when the host ended, {OtlpExportCounts.Metrics.Failed} in vain");
    }
}
