using Prometheus;

namespace InstrumentGen.Prometheus;

/// <summary>One operation's series in a registry.</summary>
sealed class OperationSeries
{
    readonly Histogram _duration;
    readonly Gauge _active;
    readonly Dictionary<(Outcome Outcome, string? ErrorType), OutcomeReplay> _outcomes = [];

    internal OperationSeries(CollectorRegistry registry, OperationSnapshot snapshot)
    {
        // The operation is a label of the collector, not of its children: so each may have bounds of its own in the one family.
        IMetricFactory factory = Metrics.WithCustomRegistry(registry).WithLabels(new Dictionary<string, string>
        {
            ["otel_scope_name"] = snapshot.Scope,
            ["operation"] = snapshot.Operation,
        });
        _duration = factory.CreateHistogram(
            "operation_duration_seconds",
            "Duration of operations in seconds.",
            ["outcome", "error_type"],
            new HistogramConfiguration
            {
                Buckets = [.. snapshot.Duration.Bounds],
                // An exemplar would come from the trace that scrapes, not from the one that was measured.
                ExemplarBehavior = ExemplarBehavior.NoExemplars(),
            });
        _active = factory.CreateGauge("operation_active", "Operations in flight.");
    }

    internal void Replay(OperationSnapshot snapshot)
    {
        _active.Set(snapshot.Active);
        foreach (OutcomeSnapshot outcome in snapshot.Outcomes)
        {
            var key = (outcome.Outcome, outcome.ErrorType);
            if (!_outcomes.TryGetValue(key, out OutcomeReplay? replay))
            {
                replay = new OutcomeReplay(_duration.WithLabels(LabelOf(outcome.Outcome), outcome.ErrorType ?? ""), outcome.Duration.Bounds);
                _outcomes.Add(key, replay);
            }

            replay.Replay(outcome.Duration);
        }
    }

    static string LabelOf(Outcome outcome) => outcome switch
    {
        Outcome.Ok => "ok",
        Outcome.Canceled => "canceled",
        _ => "error",
    };
}
