using OpenTelemetry.Resources;

namespace InstrumentGen.OpenTelemetry;

/// <summary>Writes the <c>ExportMetricsServiceRequest</c> of operations: the metrics that their instruments have under the SDK, as OTLP 1 numbers their fields.</summary>
sealed class OperationMetricsRequest
{
    const long Delta = 1;
    const long Cumulative = 2;

    readonly ProtobufWriter _writer = new();
    readonly byte[] _resource;
    readonly OperationLedger _ledger;
    readonly long _temporality;
    ulong _now;

    internal OperationMetricsRequest(Resource resource, OperationLedger ledger, bool isDelta)
    {
        _ledger = ledger;
        _temporality = isDelta ? Delta : Cumulative;
        foreach ((string key, object value) in resource.Attributes) OtlpAttributes.Write(_writer, 1, key, value);
        _resource = _writer.Written.ToArray();
    }

    /// <summary>The message that was written.</summary>
    internal ReadOnlySpan<byte> Message => _writer.Written;

    /// <summary>Writes what is told.</summary>
    /// <returns>The number of data points.</returns>
    internal int Write(List<OperationReport> reports)
    {
        _writer.Clear();
        if (reports.Count == 0) return 0;
        _now = NanosecondsOf(_ledger.Now);
        int points = 0;
        int resourceMetrics = _writer.Begin(1);
        _writer.Message(1, _resource);
        foreach (var scope in reports.GroupBy(static one => (one.Operation.Scope, one.Operation.ScopeVersion)))
        {
            int scopeMetrics = _writer.Begin(2);
            WriteScope(scope.Key.Scope, scope.Key.ScopeVersion);
            points += WriteDurations(scope) + WriteActive(scope);
            _writer.End(scopeMetrics);
        }

        _writer.End(resourceMetrics);
        return points;
    }

    void WriteScope(string name, string version)
    {
        int scope = _writer.Begin(1);
        _writer.Text(1, name);
        if (version.Length > 0) _writer.Text(2, version);
        _writer.End(scope);
    }

    // One metric of all operations with the standard bounds, and one of each that has its own: the SDK has an instrument for each.
    int WriteDurations(IEnumerable<OperationReport> scope)
    {
        int points = 0;
        foreach (var metric in scope.Where(static one => one.Durations.Length > 0).GroupBy(static one => one.HasOwnBounds ? one.Operation.Operation : null))
        {
            string description = metric.Key is { } operation ? OperationInstruments.DescriptionOf(operation) : OperationInstruments.DurationDescription;
            int begin = BeginMetric(OperationInstruments.Duration, description, OperationInstruments.DurationUnit);
            int histogram = _writer.Begin(9);
            foreach (OperationReport report in metric)
            {
                foreach (DurationPoint point in report.Durations) WriteDuration(report.Operation, point);
                points += report.Durations.Length;
            }

            _writer.Integer(2, _temporality);
            _writer.End(histogram);
            _writer.End(begin);
        }

        return points;
    }

    void WriteDuration(OperationSnapshot operation, DurationPoint duration)
    {
        int point = _writer.Begin(1);
        WriteTimes(_ledger.Since);
        _writer.Fixed(4, (ulong)duration.Count);
        _writer.Double(5, duration.Sum);
        _writer.Packed(6, duration.Counts);
        _writer.Packed(7, operation.Duration.Bounds);
        OtlpAttributes.Write(_writer, 9, OperationInstruments.OperationLabel, operation.Operation);
        OtlpAttributes.Write(_writer, 9, OutcomeLabel.Key, OutcomeLabel.TextOf(duration.Outcome.Outcome));
        if (duration.Outcome.ErrorType is { } errorType) OtlpAttributes.Write(_writer, 9, OperationInstruments.ErrorTypeLabel, errorType);
        _writer.End(point);
    }

    // What goes up and down is told as a total, whatever is asked for.
    int WriteActive(IEnumerable<OperationReport> scope)
    {
        int begin = BeginMetric(OperationInstruments.Active, OperationInstruments.ActiveDescription, OperationInstruments.ActiveUnit);
        int sum = _writer.Begin(7);
        int points = 0;
        foreach (var operation in scope.GroupBy(static one => one.Operation.Operation))
        {
            int point = _writer.Begin(1);
            WriteTimes(_ledger.Start);
            _writer.Fixed(6, (ulong)operation.Sum(static one => one.Operation.Active));
            OtlpAttributes.Write(_writer, 7, OperationInstruments.OperationLabel, operation.Key);
            _writer.End(point);
            points++;
        }

        _writer.Integer(2, Cumulative);
        _writer.End(sum);
        _writer.End(begin);
        return points;
    }

    int BeginMetric(string name, string description, string unit)
    {
        int metric = _writer.Begin(2);
        _writer.Text(1, name);
        _writer.Text(2, description);
        _writer.Text(3, unit);
        return metric;
    }

    void WriteTimes(DateTimeOffset start)
    {
        _writer.Fixed(2, NanosecondsOf(start));
        _writer.Fixed(3, _now);
    }

    static ulong NanosecondsOf(DateTimeOffset time) => (ulong)((time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) * TimeSpan.NanosecondsPerTick);
}
