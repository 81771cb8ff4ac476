using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Google.Protobuf;
using InstrumentGen.Peers.Otlp;
using InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Spans;

/// <summary>Spans as lines, read by Google's library with the receiver's protocol: each line is a document that OTLP knows.</summary>
[Collection(nameof(OtlpCollection))]
public sealed partial class JsonSpanTests : IDisposable
{
    static readonly DateTime s_start = new(2026, 11, 30, 10, 0, 0, DateTimeKind.Utc);
    static readonly int[] s_numbers = [1, 2];
    const ulong StartNano = 1_796_032_800_000_000_000;

    readonly ActivitySource _source = new($"Lines.{Guid.NewGuid()}", "1.2", [new("scope.tag", "s")]);
    readonly ActivityListener _sampler;

    public JsonSpanTests()
    {
        _sampler = new ActivityListener { ShouldListenTo = source => source == _source, Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded };
        ActivitySource.AddActivityListener(_sampler);
    }

    public void Dispose()
    {
        _sampler.Dispose();
        _source.Dispose();
    }

    [Fact]
    public void Span_WithAllThereIs_ReadsAsWritten()
    {
        var trace = ActivityTraceId.CreateRandom();
        var parent = new ActivityContext(trace, ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, "vendor=x", isRemote: true);
        var linked = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.None, "vendor=y");
        string spanId = "";
        Span read = Assert.Single(Written(source =>
        {
            using Activity span = source.StartActivity("work", ActivityKind.Producer, parent, [new("order", 7), new("order", 8)], [new ActivityLink(linked, new() { ["why"] = "retry" })], s_start)!;
            span.DisplayName = "work \"7\"";
            span.AddEvent(new ActivityEvent("halfway", s_start.AddTicks(5), new() { ["order"] = true }));
            span.AddEvent(new ActivityEvent("done", s_start.AddTicks(6)));
            span.SetStatus(ActivityStatusCode.Error, "no\nway");
            span.SetEndTime(s_start.AddTicks(9));
            spanId = span.SpanId.ToHexString();
        }));
        Assert.Equal((trace.ToHexString(), spanId, parent.SpanId.ToHexString(), "vendor=x", 0x301u), (Hex(read.TraceId), Hex(read.SpanId), Hex(read.ParentSpanId), read.TraceState, read.Flags));
        Assert.Equal(("work \"7\"", Span.Types.SpanKind.Producer, StartNano, StartNano + 900), (read.Name, read.Kind, read.StartTimeUnixNano, read.EndTimeUnixNano));
        Assert.Equal(("order", 7), (Assert.Single(read.Attributes).Key, read.Attributes[0].Value.IntValue));
        Assert.Equal(("halfway", StartNano + 500, true), (read.Events[0].Name, read.Events[0].TimeUnixNano, read.Events[0].Attributes[0].Value.BoolValue));
        Assert.Equal(("done", 0), (read.Events[1].Name, read.Events[1].Attributes.Count));
        Assert.Equal((linked.TraceId.ToHexString(), linked.SpanId.ToHexString(), "vendor=y", 0x100u, "retry"), (Hex(read.Links[0].TraceId), Hex(read.Links[0].SpanId), read.Links[0].TraceState, read.Links[0].Flags, read.Links[0].Attributes[0].Value.StringValue));
        Assert.Equal((Status.Types.StatusCode.Error, "no\nway"), (read.Status.Code, read.Status.Message));
    }

    [Fact]
    public void Line_OfASpan_HasResourceAndScope()
    {
        TracesData document = Read(Assert.Single(Lines(static source => source.StartActivity("one")!.Dispose())));
        Dictionary<string, string> resource = document.ResourceSpans[0].Resource.Attributes.ToDictionary(static one => one.Key, static one => one.Value.StringValue);
        Assert.Equal(("till", "1", ServiceResource.FromEnvironment().InstanceId), (resource["service.name"], resource["service.version"], resource["service.instance.id"]));
        var scope = document.ResourceSpans[0].ScopeSpans[0].Scope;
        Assert.Equal((_source.Name, "1.2", "scope.tag"), (scope.Name, scope.Version, scope.Attributes[0].Key));
    }

    [Fact]
    public void Span_ThatIsNotRecorded_IsNotWritten() => Assert.Empty(Lines(static source =>
    {
        using Activity span = source.StartActivity("dropped")!;
        span.ActivityTraceFlags = ActivityTraceFlags.None;
    }));

    [Fact]
    public void Tags_OfAnyNameAndValue_AreOneLineThatReads() =>
        Gen.Select(AnyText, AnyValue).Array[0, 6].Sample(tags =>
        {
            string line = Assert.Single(Lines(source =>
            {
                using Activity span = source.StartActivity("any")!;
                foreach ((string name, object? value) in tags) span.AddTag(name, value);
                span.AddEvent(new ActivityEvent(tags.Length > 0 ? tags[0].Item1 : "", tags: [.. tags.Where(static one => one.Item2 is not null).DistinctBy(static one => one.Item1).Select(static one => new KeyValuePair<string, object?>(one.Item1, one.Item2))]));
                span.SetStatus(ActivityStatusCode.Error, tags.Length > 0 ? tags[0].Item1 : "");
            }));
            using var json = JsonDocument.Parse(line);
            Span span = Read(line).ResourceSpans[0].ScopeSpans[0].Spans[0];
            string[] expected = [.. tags.Where(static one => one.Item2 is not null).Select(static one => Valid(one.Item1)).Distinct()];
            Assert.Equal(expected, span.Attributes.Select(static one => one.Key));
            Assert.Equal(expected, span.Events[0].Attributes.Select(static one => one.Key));
            foreach ((string name, object? value) in tags.Where(static one => one.Item2 is not null).DistinctBy(static one => Valid(one.Item1))) AssertSame(value!, span.Attributes.Single(one => one.Key == Valid(name)).Value);
        }, iter: 2000, threads: 1);

    [Fact]
    public void Value_ThatThrows_IsUnreadableAndTheLineStays()
    {
        Span span = Assert.Single(Written(static source => source.StartActivity("bad")!.SetTag("bad", new Bad()).SetTag("good", 1).Dispose()));
        Assert.Equal(("[unreadable]", 1), (span.Attributes[0].Value.StringValue, span.Attributes[1].Value.IntValue));
    }

    static void AssertSame(object value, AnyValue read)
    {
        switch (value)
        {
            case string text: Assert.Equal(Valid(text), read.StringValue); break;
            case double number: Assert.Equal(number, read.DoubleValue); break;
            case long number: Assert.Equal(number, read.IntValue); break;
            case bool one: Assert.Equal(one, read.BoolValue); break;
            case string[] items: Assert.Equal(items.Select(Valid), read.ArrayValue.Values.Select(static one => one.StringValue)); break;
            case double[] items: Assert.Equal(items, read.ArrayValue.Values.Select(static one => one.DoubleValue)); break;
            default: Assert.NotEqual(global::InstrumentGen.Peers.Otlp.AnyValue.ValueOneofCase.None, read.ValueCase); break;
        }
    }

    // Halves of surrogate pairs too.
    static Gen<string> AnyText => Gen.Char.Array[0, 8].Select(static text => new string(text));

    static Gen<object?> AnyValue => Gen.OneOf<object?>(
        AnyText.Select(static one => (object?)one),
        Gen.OneOf(Gen.Double, Gen.Const(double.NaN), Gen.Const(double.PositiveInfinity), Gen.Const(double.NegativeInfinity)).Select(static one => (object?)one),
        Gen.Long.Select(static one => (object?)one),
        Gen.Bool.Select(static one => (object?)one),
        Gen.Decimal.Select(static one => (object?)one),
        Gen.ULong.Select(static one => (object?)one),
        AnyText.Array[0, 4].Select(static one => (object?)one),
        Gen.Double.Array[0, 4].Select(static one => (object?)one),
        AnyText.Array[0, 3].Array[0, 3].Select(static one => (object?)one),
        Gen.Const((object?)new Dictionary<string, object?> { ["nested"] = s_numbers }),
        Gen.Const((object?)null));

    IEnumerable<Span> Written(Action<ActivitySource> record) => Lines(record).Select(static line => Read(line).ResourceSpans[0].ScopeSpans[0].Spans[0]);

    string[] Lines(Action<ActivitySource> record)
    {
        var sink = new Sink();
        var options = new JsonSpanOptions { Sink = sink, Sources = source => source == _source, ServiceName = "till", ServiceVersion = "1" };
        options.Queue.MaxDelay = TimeSpan.Zero;
        using (new JsonSpanWriter(options, new TraceSamplingOptions(), ServiceResource.FromEnvironment(static _ => null))) record(_source);
        string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(sink.Written.ToArray());
        Assert.True(text.Length == 0 || text.EndsWith('\n'));
        return text.Split('\n')[..^1];
    }

    static TracesData Read(string line) =>
        JsonParser.Default.Parse<TracesData>(Ids().Replace(line, static id => $"\"{id.Groups[1].Value}\":\"{Convert.ToBase64String(Convert.FromHexString(id.Groups[2].Value))}\""));

    static string Valid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    static string Hex(ByteString bytes) => Convert.ToHexStringLower(bytes.Span);

    [GeneratedRegex("\"(traceId|spanId|parentSpanId)\":\"([0-9a-f]+)\"")]
    private static partial Regex Ids();

    sealed class Bad
    {
        public override string ToString() => throw new InvalidOperationException();
    }

    sealed class Sink : ILogSink
    {
        internal MemoryStream Written { get; } = new();

        public void Write(ReadOnlySpan<byte> lines) => Written.Write(lines);

        public void Flush()
        {
        }

        public void Dispose()
        {
        }
    }
}
