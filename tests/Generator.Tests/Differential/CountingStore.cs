namespace InstrumentGen.Generator.Tests.Differential;

/// <summary>A store that counts audit records and keeps none.</summary>
sealed class CountingStore : IAuditStore
{
    int _count;

    public int Count => Volatile.Read(ref _count);

    public void Append(AuditBatch batch) => Interlocked.Add(ref _count, batch.Count);

    public void Dispose()
    {
    }
}
