using System.Diagnostics;
using Prometheus;

namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>The same signals written by hand on prometheus-net: histogram, counter and in-flight gauge.</summary>
static class PrometheusByHand
{
    public const string Setting = "prometheus-net 8.2.1: Histogram + Counter + Gauge, children resolved beforehand, exemplars off";

    static readonly MetricFactory s_factory = Metrics.WithCustomRegistry(Metrics.NewCustomRegistry());

    static readonly Histogram.Child s_duration = s_factory.CreateHistogram(
        "duration_seconds",
        "Duration.",
        ["operation", "outcome"],
        new HistogramConfiguration { Buckets = [.. DurationBuckets.Default], ExemplarBehavior = ExemplarBehavior.NoExemplars() }).WithLabels("gate.measure", "ok");

    static readonly Counter.Child s_calls = s_factory.CreateCounter(
        "calls_total",
        "Calls.",
        ["operation", "outcome"],
        new CounterConfiguration { ExemplarBehavior = ExemplarBehavior.NoExemplars() }).WithLabels("gate.measure", "ok");

    static readonly Gauge.Child s_active = s_factory.CreateGauge("active", "In flight.", ["operation"]).WithLabels("gate.measure");

    public static void Run(int calls)
    {
        int sum = 0;
        for (int call = 0; call < calls; call++) sum += Add(call, sum);
    }

    static int Add(int left, int right)
    {
        s_active.Inc();
        long start = Stopwatch.GetTimestamp();
        try
        {
            return Plain.Add(left, right);
        }
        finally
        {
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            s_active.Dec();
            s_calls.Inc();
            s_duration.Observe(seconds);
        }
    }
}
