using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace InstrumentGen;

/// <summary>One operation's part in the assembly's <see cref="Meter"/>: what is recorded when a <see cref="MeterListener"/> (the
/// OpenTelemetry SDK, dotnet-counters) has enabled an instrument.</summary>
sealed class OperationInstruments
{
    internal const string Duration = "operation.duration";
    internal const string DurationUnit = "s";
    internal const string DurationDescription = "Duration of operations.";
    internal const string Active = "operation.active";
    internal const string ActiveUnit = "{call}";
    internal const string ActiveDescription = "Operations in flight.";
    internal const string OperationLabel = "operation";
    internal const string ErrorTypeLabel = "error.type";

    readonly Histogram<double> _duration;
    readonly UpDownCounter<long> _active;
    readonly KeyValuePair<string, object?> _operation;
    readonly ErrorTypes _errorTypes;

    internal OperationInstruments(InstrumentationScope scope, string operation, DurationBuckets buckets, ErrorTypes errorTypes)
    {
        _errorTypes = errorTypes;
        _operation = new(OperationLabel, operation);
        _active = scope.Active;
        _duration = ReferenceEquals(buckets, DurationBuckets.Standard)
            ? scope.Duration
            : scope.CreateDuration(DescriptionOf(operation), buckets);
    }

    /// <summary>The description of a histogram with bounds of one operation's own.</summary>
    internal static string DescriptionOf(string operation) => $"Duration of the operation {operation}.";

    internal Instrument DurationInstrument => _duration;

    internal bool Enabled => _duration.Enabled || _active.Enabled;

    /// <summary>Counts a call as in flight; <see langword="false"/> where nobody listens to that.</summary>
    internal bool Begin()
    {
        if (!_active.Enabled) return false;
        AddActive(1);
        return true;
    }

    internal void End(bool isInGauge, Outcome outcome, object? error, long elapsed)
    {
        // Also where the listener is gone: a call that was counted in is counted out.
        if (isInGauge) AddActive(-1);
        if (_duration.Enabled) Record(outcome, error, elapsed);
    }

    void Record(Outcome outcome, object? error, long elapsed)
    {
        try
        {
            double seconds = (double)elapsed / Stopwatch.Frequency;
            if (error is null)
            {
                _duration.Record(seconds, _operation, OutcomeLabel.Of(outcome));
            }
            else
            {
                string errorType = _errorTypes.NameAt(_errorTypes.IndexOf(error));
                _duration.Record(seconds, _operation, OutcomeLabel.Of(outcome), new(ErrorTypeLabel, errorType));
            }
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
