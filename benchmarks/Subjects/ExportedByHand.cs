using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>The signals of a traced and metered operation by hand, exported by the SDK with its defaults.</summary>
sealed class ExportedByHand : IDisposable
{
    public const string Setting = "OTLP by hand: Activity with three code.* tags and status + Histogram + Counter + UpDownCounter with constant tags, SDK 1.20's AddOtlpExporter() with its defaults over HTTP";

    const string Name = "InstrumentGen.Benchmarks.Exported";

    static readonly ActivitySource s_source = new(Name);
    static readonly Meter s_meter = new(Name);
    static readonly Histogram<double> s_duration = s_meter.CreateHistogram<double>("duration", "s");
    static readonly Counter<long> s_calls = s_meter.CreateCounter<long>("calls");
    static readonly UpDownCounter<long> s_active = s_meter.CreateUpDownCounter<long>("active");
    static readonly KeyValuePair<string, object?> s_operation = new("operation", "gate.exported");
    static readonly KeyValuePair<string, object?> s_ok = new("outcome", "ok");
    static readonly KeyValuePair<string, object?> s_error = new("outcome", "error");
    static readonly object s_line = 70;

    readonly TracerProvider _traces;
    readonly MeterProvider _metrics;

    public ExportedByHand(Uri endpoint)
    {
        _traces = Sdk.CreateTracerProviderBuilder().AddSource(Name).AddOtlpExporter(options => To(options, endpoint, "v1/traces")).Build();
        _metrics = Sdk.CreateMeterProviderBuilder().AddMeter(Name).AddOtlpExporter(options => To(options, endpoint, "v1/metrics")).Build();
    }

    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }

    public static void Run(int calls)
    {
        int sum = 0;
        for (int call = 0; call < calls; call++) sum += Add(call, sum);
    }

    static int Add(int left, int right)
    {
        using Activity? span = s_source.StartActivity("gate.exported");
        if (span is { IsAllDataRequested: true })
        {
            span.AddTag("code.function.name", "InstrumentGen.Benchmarks.Subjects.Annotated.Add");
            span.AddTag("code.file.path", "benchmarks/Subjects/Calls.cs");
            span.AddTag("code.line.number", s_line);
        }

        s_active.Add(1, s_operation);
        long start = Stopwatch.GetTimestamp();
        bool isFailed = false;
        try
        {
            return Plain.Add(left, right);
        }
        catch (Exception exception) when (Fail(span, exception, out isFailed))
        {
            throw;
        }
        finally
        {
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            KeyValuePair<string, object?> outcome = isFailed ? s_error : s_ok;
            s_active.Add(-1, s_operation);
            s_calls.Add(1, s_operation, outcome);
            s_duration.Record(seconds, s_operation, outcome);
        }
    }

    static bool Fail(Activity? span, Exception exception, out bool isFailed)
    {
        isFailed = true;
        span?.SetStatus(ActivityStatusCode.Error);
        span?.SetTag("error.type", exception.GetType().FullName);
        return false;
    }

    static void To(OtlpExporterOptions options, Uri endpoint, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri(endpoint, path);
    }
}
