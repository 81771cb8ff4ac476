using Google.Protobuf;
using InstrumentGen.Peers;
using InstrumentGen.Peers.Otlp;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>What a receiver was told of one series of an operation's metrics.</summary>
/// <param name="Series">Scope, name, description, unit, kind, temporality and attributes.</param>
/// <param name="Figures">Bounds and counts of a histogram, the value of a sum.</param>
/// <param name="Sum">Seconds.</param>
/// <param name="Start">When it begins, in nanoseconds.</param>
/// <param name="Time">When it was read, in nanoseconds.</param>
sealed record ReceivedPoint(string Series, string Figures, double Sum, ulong Start, ulong Time)
{
    /// <summary>The points of operations that the requests of a receiver hold, request by request; minimum and maximum left out.</summary>
    internal static List<List<ReceivedPoint>> Of(OtlpReceiver receiver) =>
        [.. receiver.Requests.Where(static request => request.Answer == Answer.Ok).Select(static request => Of(request.Message)).Where(static points => points.Count > 0)];

    internal static List<ReceivedPoint> Of(IMessage message) =>
    [
        .. from resource in ((ExportMetricsServiceRequest)message).ResourceMetrics
           from scope in resource.ScopeMetrics
           from metric in scope.Metrics
           where metric.Name.StartsWith("operation.", StringComparison.Ordinal)
           from point in Of($"{scope.Scope.Name} {scope.Scope.Version} {metric.Name} '{metric.Description}' {metric.Unit}", metric)
           orderby point.Series
           select point,
    ];

    static IEnumerable<ReceivedPoint> Of(string name, Metric metric) => metric.DataCase == Metric.DataOneofCase.Histogram
        ? metric.Histogram.DataPoints.Select(point => new ReceivedPoint(
            $"{name} histogram {metric.Histogram.AggregationTemporality} {Text(point.Attributes)}",
            $"{point.Count} of [{string.Join(' ', point.BucketCounts)}] up to [{string.Join(' ', point.ExplicitBounds)}]",
            point.Sum,
            point.StartTimeUnixNano,
            point.TimeUnixNano))
        : metric.Sum.DataPoints.Select(point => new ReceivedPoint(
            $"{name} sum {metric.Sum.AggregationTemporality} {metric.Sum.IsMonotonic} {Text(point.Attributes)}",
            $"{point.ValueCase} {point.AsInt}",
            0,
            point.StartTimeUnixNano,
            point.TimeUnixNano));

    internal static string Text(IEnumerable<KeyValue> attributes) => string.Join(", ", attributes.OrderBy(static one => one.Key, StringComparer.Ordinal).Select(static one => $"{one.Key}={one.Value}"));
}
