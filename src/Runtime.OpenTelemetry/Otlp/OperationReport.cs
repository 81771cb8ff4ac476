namespace InstrumentGen.OpenTelemetry;

/// <summary>What an export says of one operation.</summary>
/// <param name="Operation">The operation, with its calls in flight.</param>
/// <param name="Durations">The calls that have ended since a moment; outcomes that did not happen are absent.</param>
sealed record OperationReport(OperationSnapshot Operation, DurationPoint[] Durations)
{
    /// <summary>Whether its durations have bounds of their own, and so a description of their own.</summary>
    internal bool HasOwnBounds => !ReferenceEquals(Operation.Buckets, DurationBuckets.Standard);
}
