namespace InstrumentGen.Audit;

/// <summary>How far a transaction of a store is.</summary>
enum TransactionStage
{
    /// <summary>It has begun.</summary>
    Begun,

    /// <summary>Everything is in it, and nothing is durable.</summary>
    Filled,

    /// <summary>It is durable.</summary>
    Committed,
}
