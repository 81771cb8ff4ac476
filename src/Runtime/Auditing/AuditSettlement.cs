namespace InstrumentGen;

/// <summary>What became of a record that somebody waits for.</summary>
/// <param name="IsDurable">Whether it is durable. Where it is not, an attempt is given up, and an outcome is held and written later.</param>
/// <param name="Failure">What the store threw.</param>
readonly record struct AuditSettlement(bool IsDurable, Exception? Failure)
{
    internal static readonly AuditSettlement Durable = new(true, null);
}
