namespace InstrumentGen.OpenTelemetry;

/// <summary>The calls of an operation that ended in one way, since a moment.</summary>
/// <param name="Outcome">How they ended, and with which type of error.</param>
/// <param name="Counts">Calls per bucket.</param>
/// <param name="Count">All calls.</param>
/// <param name="Sum">All seconds.</param>
readonly record struct DurationPoint(OutcomeSnapshot Outcome, long[] Counts, long Count, double Sum);
