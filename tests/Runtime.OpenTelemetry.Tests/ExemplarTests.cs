using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests;

/// <summary>The traces that the SDK's exemplars of our histograms name.</summary>
[Collection(nameof(SdkCollection))]
public sealed class ExemplarTests : IDisposable
{
    const string Assembly = "InstrumentGen.Runtime.OpenTelemetry.Tests";

    readonly List<Activity> _spans = [];
    readonly List<Metric> _metrics = [];
    readonly ActivitySource _other = new($"Other.{Guid.NewGuid()}");
    readonly List<IDisposable> _providers = [];

    public void Dispose()
    {
        _providers.ForEach(static one => one.Dispose());
        _other.Dispose();
    }

    [Fact]
    public void Exemplars_OfManyCalls_AreOfKeptTraces()
    {
        Collect(0.5);
        HashSet<ActivityTraceId> named = [];
        for (int call = 0; call < 60; call++)
        {
            Desk.Sell(null);
            named.UnionWith(Exemplars("desk.sell"));
        }

        ActivityTraceId[] kept = [.. _spans.Where(static span => span.OperationName == "desk.sell").Select(static span => span.TraceId)];
        Assert.InRange(kept.Length, 5, 55);
        Assert.NotEmpty(named);
        Assert.Subset(kept.ToHashSet(), named);
    }

    [Fact]
    public void Exemplars_OfDroppedTraces_AreNone()
    {
        Collect(0);
        for (int call = 0; call < 20; call++) Desk.Sell(null);
        Assert.Empty(Exemplars("desk.sell"));
        Assert.NotEmpty(_metrics);
    }

    // The thread that ends the call is in the middle of another trace, which is kept.
    [Theory]
    [InlineData(1.0)]
    [InlineData(0.0)]
    public async Task Exemplar_OfACallThatEndsElsewhere_IsOfItsOwnTrace(double ratio)
    {
        Collect(ratio);
        using TraceSampling others = TraceSampling.Use(new TraceSamplingOptions { Ratio = 1, Sources = source => source.Name == _other.Name });
        var end = new TaskCompletionSource();
        Task call = Desk.WaitAsync(end.Task);
        Assert.False(call.IsCompleted);
        await Complete(end);
        await call;
        Assert.Equal(_spans.Where(static span => span.OperationName == "desk.wait").Select(static span => span.TraceId), Exemplars("desk.wait"));
    }

    Task Complete(TaskCompletionSource end)
    {
        var done = new TaskCompletionSource();
        new Thread(() =>
        {
            Activity other = _other.StartActivity("other")!;
            end.SetResult();
            if (Activity.Current == other && other.Recorded) done.SetResult();
            else done.SetException(new InvalidOperationException("The thread's own activity is gone."));
            other.Dispose();
        }).UnsafeStart();
        return done.Task;
    }

    void Collect(double ratio)
    {
        _providers.Add(Sdk.CreateTracerProviderBuilder().AddInstrumentGen(Assembly).SetInstrumentGenSampler(ratio).AddInMemoryExporter(_spans).Build());
        _providers.Add(Sdk.CreateMeterProviderBuilder().AddInstrumentGen(Assembly).SetExemplarFilter(ExemplarFilterType.TraceBased).AddInMemoryExporter(_metrics).Build());
    }

    ActivityTraceId[] Exemplars(string operation)
    {
        _metrics.Clear();
        _providers.OfType<MeterProvider>().Single().ForceFlush();
        List<ActivityTraceId> named = [];
        foreach (Metric metric in _metrics.Where(static metric => metric.Name == "operation.duration"))
        {
            foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
            {
                if (!IsOf(point, operation) || !point.TryGetExemplars(out ReadOnlyExemplarCollection exemplars)) continue;
                foreach (ref readonly Exemplar exemplar in exemplars) named.Add(exemplar.TraceId);
            }
        }

        return [.. named];
    }

    static bool IsOf(in MetricPoint point, string operation)
    {
        foreach (KeyValuePair<string, object?> tag in point.Tags)
        {
            if (tag is { Key: "operation", Value: string value } && value == operation) return true;
        }

        return false;
    }
}
