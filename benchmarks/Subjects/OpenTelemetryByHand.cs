using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>The same signals written by hand on a <see cref="Meter"/> that the OpenTelemetry SDK listens to: histogram, counter and in-flight
/// up-down counter, tags as constants in the fastest overloads.</summary>
sealed class OpenTelemetryByHand : IDisposable
{
    public const string Setting = "OpenTelemetry SDK 1.20: Histogram + Counter + UpDownCounter, constant tags passed one by one, exemplars off, cumulative, no exporter";

    static readonly Meter s_meter = new("InstrumentGen.Benchmarks.ByHand");
    static readonly Histogram<double> s_duration = s_meter.CreateHistogram<double>("duration", "s");
    static readonly Counter<long> s_calls = s_meter.CreateCounter<long>("calls");
    static readonly UpDownCounter<long> s_active = s_meter.CreateUpDownCounter<long>("active");
    static readonly KeyValuePair<string, object?> s_operation = new("operation", "gate.measure");
    static readonly KeyValuePair<string, object?> s_ok = new("outcome", "ok");

    readonly MeterProvider _provider = Sdk.CreateMeterProviderBuilder()
        .AddMeter(s_meter.Name)
        .SetExemplarFilter(ExemplarFilterType.AlwaysOff)
        .AddReader(new BaseExportingMetricReader(new Discard()))
        .Build();

    public void Dispose() => _provider.Dispose();

    public static void Run(int calls)
    {
        int sum = 0;
        for (int call = 0; call < calls; call++) sum += Add(call, sum);
    }

    static int Add(int left, int right)
    {
        s_active.Add(1, s_operation);
        long start = Stopwatch.GetTimestamp();
        try
        {
            return Plain.Add(left, right);
        }
        finally
        {
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            s_active.Add(-1, s_operation);
            s_calls.Add(1, s_operation, s_ok);
            s_duration.Record(seconds, s_operation, s_ok);
        }
    }

    sealed class Discard : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch) => ExportResult.Success;
    }
}
