using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.Json;
using InstrumentGen.Behaviour.Tests.Subjects;

namespace InstrumentGen.Behaviour.Tests;

/// <summary>The catalogue says what really comes out.</summary>
public sealed class CatalogueTests
{
    const string Operation = "ledger.write";

    static readonly Assembly s_assembly = typeof(CatalogueTests).Assembly;
    static readonly JsonElement s_catalogue = JsonDocument.Parse(s_assembly.GetCustomAttribute<OperationCatalogueAttribute>()!.Json).RootElement;
    static readonly JsonElement s_operation = s_catalogue.GetProperty("operations").EnumerateArray().Single(static one => Text(one, "name") == Operation);

    static readonly Exception?[] s_endings =
    [
        null,
        new Ledger.FullException(),
        new OperationCanceledException(),
        .. new[] { typeof(bool), typeof(byte), typeof(char), typeof(DateTime), typeof(decimal), typeof(double), typeof(float), typeof(Guid), typeof(Half), typeof(int), typeof(Int128), typeof(long), typeof(nint), typeof(object), typeof(sbyte), typeof(short), typeof(string), typeof(TimeSpan) }
            .Select(static type => (Exception)Activator.CreateInstance(typeof(Ledger.FailureException<>).MakeGenericType(type))!),
    ];

    [Fact]
    public void Metrics_OfACataloguedOperation_StayWithinTheirDomains()
    {
        var measured = new ConcurrentBag<(Instrument Instrument, KeyValuePair<string, object?>[] Labels)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == Text(s_catalogue.GetProperty("scope"), "name")) self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, labels, _) => measured.Add((instrument, labels.ToArray())));
        listener.SetMeasurementEventCallback<long>((instrument, _, labels, _) => measured.Add((instrument, labels.ToArray())));
        listener.Start();
        foreach (Exception? ending in s_endings) End(ending);

        var own = measured.Where(static one => one.Labels.Contains(new("operation", Operation))).ToLookup(static one => one.Instrument.Name);
        Assert.Equal(s_operation.GetProperty("metrics").EnumerateArray().Select(static name => name.GetString()), own.Select(static one => one.Key).Order(StringComparer.Ordinal));
        foreach (JsonElement metric in s_catalogue.GetProperty("metrics").EnumerateArray())
        {
            var measurements = own[Text(metric, "name")].ToArray();
            Assert.All(measurements, one => Assert.Equal((Text(metric, "unit"), Text(metric, "type")), (one.Instrument.Unit, one.Instrument.GetType().Name.Split('`')[0].ToLowerInvariant())));
            var values = measurements.SelectMany(static one => one.Labels).ToLookup(static label => label.Key, static label => (string)label.Value!);
            JsonElement[] labels = [.. metric.GetProperty("labels").EnumerateArray()];
            Assert.Equal(labels.Select(static label => Text(label, "name")).Order(StringComparer.Ordinal), values.Select(static label => label.Key).Order(StringComparer.Ordinal));
            Assert.All(labels, label => AssertInDomain(label, [.. values[Text(label, "name")].Distinct()]));
        }
    }

    [Fact]
    public void Spans_OfACataloguedOperation_HaveTheAttributesOfTheirOutcome()
    {
        // A type of error of its own would take one of the values that the other test counts.
        foreach ((Exception? ending, string outcome) in new (Exception?, string)[] { (null, "ok"), (new Ledger.FullException(), "ok"), (new Ledger.FailureException<bool>(), "error"), (new OperationCanceledException(), "canceled") })
        {
            var spans = new ConcurrentBag<Activity>();
            using (var listener = new ActivityListener
            {
                ShouldListenTo = static source => source.Name == s_assembly.GetName().Name,
                Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = spans.Add,
            })
            {
                ActivitySource.AddActivityListener(listener);
                using Activity test = new Activity("test").Start();
                End(ending);
                Activity span = Assert.Single(spans, span => span.TraceId == test.TraceId && span.OperationName == Operation);
                Assert.Equal(Text(s_operation.GetProperty("span"), "kind"), span.Kind.ToString().ToLowerInvariant());
                Assert.Equal(
                    s_catalogue.GetProperty("spans").GetProperty("attributes").EnumerateArray().Where(attribute => Texts(attribute, "outcomes").Contains(outcome)).Select(static attribute => Text(attribute, "name")),
                    span.TagObjects.Select(static tag => tag.Key).Order(StringComparer.Ordinal));
                JsonElement status = s_catalogue.GetProperty("outcomes").EnumerateArray().Single(one => Text(one, "name") == outcome);
                Assert.Equal(Text(status, "spanStatus"), span.Status.ToString().ToLowerInvariant());
            }
        }
    }

    [Fact]
    public void Buckets_OfACataloguedOperation_AreThoseThatAreKept()
    {
        using var reader = new OperationReader();
        Ledger.Write(null);
        Assert.Equal(s_operation.GetProperty("buckets").EnumerateArray().Select(static bound => bound.GetDouble()), reader.Read().Single(static one => one.Operation == Operation).Duration.Bounds);
    }

    static void AssertInDomain(JsonElement label, string[] measured)
    {
        if (label.TryGetProperty("values", out _))
        {
            Assert.Subset(Texts(label, "values").ToHashSet(), measured.ToHashSet());
            return;
        }

        // More types were thrown than have a value of their own.
        int limit = label.GetProperty("limit").GetInt32();
        Assert.Equal(limit + 1, measured.Length);
        Assert.Contains(Text(label, "other"), measured);
    }

    static void End(Exception? ending) => Assert.Same(ending, Record.Exception(() => Ledger.Write(ending)));

    static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;

    static IEnumerable<string> Texts(JsonElement element, string property) => element.GetProperty(property).EnumerateArray().Select(static one => one.GetString()!);
}
