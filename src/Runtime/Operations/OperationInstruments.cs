using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace InstrumentGen;

/// <summary>One operation's part in the assembly's <see cref="Meter"/>: what is recorded when a <see cref="MeterListener"/> (the
/// OpenTelemetry SDK, dotnet-counters) has enabled an instrument.</summary>
sealed class OperationInstruments
{
    internal const string Duration = "operation.duration";
    internal const string Active = "operation.active";

    readonly Histogram<double> _duration;
    readonly UpDownCounter<long> _active;
    readonly KeyValuePair<string, object?> _operation;

    internal OperationInstruments(InstrumentationScope scope, string operation, DurationBuckets buckets)
    {
        _operation = new("operation", operation);
        _active = scope.Active;
        _duration = ReferenceEquals(buckets, DurationBuckets.Standard)
            ? scope.Duration
            : scope.CreateDuration($"Duration of the operation {operation}.", buckets);
    }

    internal bool Enabled => _duration.Enabled || _active.Enabled;

    internal bool CountsActive => _active.Enabled;

    internal void Begin() => AddActive(1);

    internal void End() => AddActive(-1);

    internal void Record(Outcome outcome, Type? error, long elapsed)
    {
        if (!_duration.Enabled) return;
        try
        {
            double seconds = (double)elapsed / Stopwatch.Frequency;
            if (error is null) _duration.Record(seconds, _operation, OutcomeLabel.Of(outcome));
            else _duration.Record(seconds, _operation, OutcomeLabel.Of(outcome), new("error.type", ErrorTypes.NameOf(error)));
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.MeterListener, exception);
        }
    }

    void AddActive(int calls)
    {
        try
        {
            _active.Add(calls, _operation);
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.MeterListener, exception);
        }
    }
}
