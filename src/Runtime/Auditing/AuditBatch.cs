namespace InstrumentGen;

/// <summary>Audit records that are to become durable together.</summary>
/// <param name="records">The records, in their order.</param>
public readonly ref struct AuditBatch(ReadOnlySpan<ReadOnlyMemory<byte>> records)
{
    readonly ReadOnlySpan<ReadOnlyMemory<byte>> _records = records;

    /// <summary>How many records there are: at least one.</summary>
    public int Count => _records.Length;

    /// <summary>A record: a JSON object as UTF-8, without line breaks, that <see cref="AuditRecord.Parse"/> reads.</summary>
    /// <param name="index">Which one.</param>
    public ReadOnlySpan<byte> this[int index] => _records[index].Span;
}
