namespace InstrumentGen.Audit;

/// <summary>A record in its place in a trail.</summary>
/// <param name="Sequence">Its sequence number: 1 for a trail's first.</param>
/// <param name="Hash">Its chain hash, as 64 hexadecimal digits.</param>
/// <param name="Utf8">Its stored form.</param>
/// <param name="Record">What that says.</param>
public sealed record AuditEntry(long Sequence, string Hash, ReadOnlyMemory<byte> Utf8, AuditRecord Record);
