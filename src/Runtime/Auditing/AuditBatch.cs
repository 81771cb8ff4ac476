namespace InstrumentGen;

/// <summary>Audit records that are to become durable together.</summary>
public readonly ref struct AuditBatch
{
    readonly ReadOnlySpan<ReadOnlyMemory<byte>> _records;
    readonly AuditIntake? _intake;

    /// <summary>Makes a batch of records.</summary>
    /// <param name="records">The records, in their order.</param>
    public AuditBatch(ReadOnlySpan<ReadOnlyMemory<byte>> records) => _records = records;

    internal AuditBatch(AuditIntake intake) => _intake = intake;

    /// <summary>How many records there are: at least one.</summary>
    public int Count => Records.Length;

    /// <summary>A record: a JSON object as UTF-8, without line breaks, that <see cref="AuditRecord.Parse"/> reads.</summary>
    /// <param name="index">Which one.</param>
    public ReadOnlySpan<byte> this[int index] => Records[index].Span;

    /// <summary>The same records, and no others later.</summary>
    internal AuditBatch Whole => new(Records);

    ReadOnlySpan<ReadOnlyMemory<byte>> Records => _intake is null ? _records : _intake.Records;

    /// <summary>For a store with <see cref="IAuditStore.GrowsBatches"/>, when it has put all records into a transaction: adds records that have come meanwhile, or come within a moment.</summary>
    /// <returns>Whether <see cref="Count"/> is larger now: the new ones belong to the batch. If not, it stays as it is.</returns>
    public bool TryGrow() => _intake is not null && _intake.TryGrow();
}
