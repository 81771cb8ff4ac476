using System.Diagnostics;
using System.Diagnostics.Metrics;
using Google.Protobuf;
using InstrumentGen.Peers;
using InstrumentGen.Peers.Otlp;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using AggregationTemporality = InstrumentGen.Peers.Otlp.AggregationTemporality;
using Exemplar = InstrumentGen.Peers.Otlp.Exemplar;
using LogRecord = InstrumentGen.Peers.Otlp.LogRecord;
using Metric = InstrumentGen.Peers.Otlp.Metric;
using Status = InstrumentGen.Peers.Otlp.Status;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>The receiver's protocol is our own writing: what the OpenTelemetry SDK sends must have no field that it does not name, and each must be the one it is.</summary>
[Collection(nameof(OtlpCollection))]
public sealed class ProtocolTests
{
    static readonly ActivityTraceId s_trace = ActivityTraceId.CreateFromString("0af7651916cd43dd8448eb211c80319c");
    static readonly ActivitySpanId s_span = ActivitySpanId.CreateFromString("b7ad6b7169203331");
    static readonly DateTime s_start = new(2026, 11, 30, 10, 0, 0, DateTimeKind.Utc);
    static readonly string[] s_texts = ["one", "two"];
    const ulong StartNano = 1_796_032_800_000_000_000;

    [Theory]
    [InlineData(OtlpExportProtocol.Grpc, OtlpExportCompression.None)]
    [InlineData(OtlpExportProtocol.HttpProtobuf, OtlpExportCompression.None)]
    [InlineData(OtlpExportProtocol.HttpProtobuf, OtlpExportCompression.GZip)]
    [InlineData(OtlpExportProtocol.Grpc, OtlpExportCompression.GZip)]
    public async Task Spans_OfTheSdk_ArriveWhole(OtlpExportProtocol protocol, OtlpExportCompression compression)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        using var source = new ActivitySource($"Protocol.{Guid.NewGuid()}", "1.2", [new("scope.tag", "s")]);
        using (TracerProvider provider = Sdk.CreateTracerProviderBuilder().AddSource(source.Name).AddOtlpExporter(Export(receiver, protocol, "traces", compression)).Build())
        {
            ActivityTagsCollection linkTags = new() { ["link.tag"] = 7 };
            var parent = new ActivityContext(s_trace, s_span, ActivityTraceFlags.Recorded, "vendor=parent", isRemote: true);
            var linked = new ActivityContext(s_trace, s_span, ActivityTraceFlags.Recorded, "vendor=linked", isRemote: true);
            using Activity span = source.StartActivity("work", ActivityKind.Consumer, parent, Tags(), [new ActivityLink(linked, linkTags)], s_start)!;
            span.AddEvent(new ActivityEvent("halfway", s_start.AddTicks(10), new ActivityTagsCollection { ["event.tag"] = true }));
            span.SetStatus(ActivityStatusCode.Error, "broken");
            span.SetEndTime(s_start.AddTicks(20));
        }

        ReceivedRequest request = Assert.Single(receiver.Requests);
        Assert.False(request.HasUnknownFields);
        Span received = Assert.Single(receiver.Spans);
        Assert.Equal((s_trace.ToHexString(), s_span.ToHexString(), "vendor=parent"), (Hex(received.TraceId), Hex(received.ParentSpanId), received.TraceState));
        Assert.Equal(8, received.SpanId.Length);
        Assert.Equal(("work", Span.Types.SpanKind.Consumer, StartNano, StartNano + 2000), (received.Name, received.Kind, received.StartTimeUnixNano, received.EndTimeUnixNano));
        Assert.Equal((Status.Types.StatusCode.Error, "broken"), (received.Status.Code, received.Status.Message));
        Assert.Equal(0x301u, received.Flags);
        Assert.Equal(("halfway", StartNano + 1000, true), (received.Events[0].Name, received.Events[0].TimeUnixNano, received.Events[0].Attributes[0].Value.BoolValue));
        Assert.Equal((s_trace.ToHexString(), "vendor=linked", 7), (Hex(received.Links[0].TraceId), received.Links[0].TraceState, received.Links[0].Attributes[0].Value.IntValue));
        Assert.Equal(0x301u, received.Links[0].Flags);
        Assert.Equal(("text", 1.5, 5L, 2), (Value(received.Attributes, "t").StringValue, Value(received.Attributes, "d").DoubleValue, Value(received.Attributes, "l").IntValue, Value(received.Attributes, "a").ArrayValue.Values.Count));
        Assert.Equal("1.2", receiver.ResourceSpans[0].ScopeSpans[0].Scope.Version);
    }

    [Theory]
    [InlineData(OtlpExportProtocol.Grpc)]
    [InlineData(OtlpExportProtocol.HttpProtobuf)]
    public async Task Records_OfTheSdk_ArriveWhole(OtlpExportProtocol protocol)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        using var span = new Activity("around");
        span.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        span.Start();
        using (ILoggerFactory factory = LoggerFactory.Create(logging => logging.AddOpenTelemetry(options => options.AddOtlpExporter(Export(receiver, protocol, "logs")))))
        {
            factory.CreateLogger("Shop").Log(LogLevel.Error, new EventId(7, "OrderFailed"), new InvalidOperationException("no"), "order {OrderId} failed", 42);
        }

        Assert.All(receiver.Requests, static request => Assert.False(request.HasUnknownFields));
        LogRecord record = Assert.Single(receiver.LogRecords);
        Assert.Equal((17, "Error", "order {OrderId} failed", "OrderFailed"), (record.SeverityNumber, record.SeverityText, record.Body.StringValue, record.EventName));
        Assert.Equal((span.TraceId.ToHexString(), span.SpanId.ToHexString(), 1u), (Hex(record.TraceId), Hex(record.SpanId), record.Flags));
        Assert.Equal(42, Value(record.Attributes, "OrderId").IntValue);
        Assert.InRange(record.TimeUnixNano, StartNano - 10UL * 365 * 86_400 * 1_000_000_000, ulong.MaxValue);
        Assert.Equal("Shop", receiver.ResourceLogs[0].ScopeLogs[0].Scope.Name);
    }

    [Theory]
    [InlineData(OtlpExportProtocol.Grpc)]
    [InlineData(OtlpExportProtocol.HttpProtobuf)]
    public async Task Metrics_OfTheSdk_ArriveWhole(OtlpExportProtocol protocol)
    {
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync();
        using var meter = new Meter($"Protocol.{Guid.NewGuid()}", "3.4");
        using var span = new Activity("around");
        span.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        span.Start();
        using (MeterProvider provider = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name).SetExemplarFilter(ExemplarFilterType.AlwaysOn)
            .AddView("exponential", new Base2ExponentialBucketHistogramConfiguration())
            .AddOtlpExporter(Export(receiver, protocol, "metrics")).Build())
        {
            meter.CreateCounter<long>("counter", "{call}", "calls").Add(3, new KeyValuePair<string, object?>("k", "v"));
            meter.CreateUpDownCounter<double>("updown").Add(-1.5);
            meter.CreateGauge<int>("gauge").Record(9);
            meter.CreateHistogram<double>("histogram", "s", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 2] }).Record(1.5);
            Histogram<double> exponential = meter.CreateHistogram<double>("exponential");
            exponential.Record(4);
            exponential.Record(0);
        }

        Assert.All(receiver.Requests, static request => Assert.False(request.HasUnknownFields));
        Dictionary<string, Metric> metrics = receiver.Metrics.ToDictionary(static one => one.Name);
        Metric counter = metrics["counter"];
        Assert.Equal(("calls", "{call}", true, AggregationTemporality.Cumulative), (counter.Description, counter.Unit, counter.Sum.IsMonotonic, counter.Sum.AggregationTemporality));
        Assert.Equal((3, "v"), (counter.Sum.DataPoints[0].AsInt, counter.Sum.DataPoints[0].Attributes[0].Value.StringValue));
        Exemplar exemplar = counter.Sum.DataPoints[0].Exemplars[0];
        Assert.Equal((3, span.TraceId.ToHexString(), span.SpanId.ToHexString()), (exemplar.AsInt, Hex(exemplar.TraceId), Hex(exemplar.SpanId)));
        Assert.Equal((-1.5, false), (metrics["updown"].Sum.DataPoints[0].AsDouble, metrics["updown"].Sum.IsMonotonic));
        Assert.Equal(9, metrics["gauge"].Gauge.DataPoints[0].AsInt);
        HistogramDataPoint histogram = metrics["histogram"].Histogram.DataPoints[0];
        Assert.Equal((1UL, 1.5, 1.5, 1.5), (histogram.Count, histogram.Sum, histogram.Min, histogram.Max));
        Assert.Equal([0UL, 1, 0], histogram.BucketCounts);
        Assert.Equal([1.0, 2], histogram.ExplicitBounds);
        ExponentialHistogramDataPoint point = metrics["exponential"].ExponentialHistogram.DataPoints[0];
        Assert.Equal((2UL, 4.0, 1UL), (point.Count, point.Sum, point.ZeroCount));
        Assert.Equal(1UL, point.Positive.BucketCounts.Aggregate(static (sum, one) => sum + one));
        Assert.True(histogram.StartTimeUnixNano <= histogram.TimeUnixNano && histogram.StartTimeUnixNano > StartNano - 10UL * 365 * 86_400 * 1_000_000_000);
    }

    [Fact]
    public void Request_WithAFieldThatIsNotNamed_IsSaidToHaveOne()
    {
        // Field 99 of the span, a varint.
        byte[] span = [0x98, 0x06, 0x01];
        byte[] request = [0x0A, 7, 0x12, 5, 0x12, (byte)span.Length, .. span];
        var received = new ReceivedRequest(ReceivedSignal.Traces, ExportTraceServiceRequest.Parser.ParseFrom(request), request.Length, default, new Dictionary<string, string>(), Answer.Ok);
        Assert.True(received.HasUnknownFields);
        Assert.Single(((ExportTraceServiceRequest)received.Message).ResourceSpans[0].ScopeSpans[0].Spans);
    }

    static KeyValuePair<string, object?>[] Tags() => [new("t", "text"), new("d", 1.5), new("l", 5L), new("b", true), new("a", s_texts)];

    static Action<OtlpExporterOptions> Export(OtlpReceiver receiver, OtlpExportProtocol protocol, string path, OtlpExportCompression compression = OtlpExportCompression.None) => options =>
    {
        options.Protocol = protocol;
        options.Compression = compression;
        options.Endpoint = protocol == OtlpExportProtocol.Grpc ? receiver.GrpcEndpoint : new Uri(receiver.HttpEndpoint, $"/v1/{path}");
    };

    static AnyValue Value(IEnumerable<KeyValue> attributes, string key) => attributes.Single(one => one.Key == key).Value;

    static string Hex(ByteString bytes) => Convert.ToHexStringLower(bytes.Span);
}
