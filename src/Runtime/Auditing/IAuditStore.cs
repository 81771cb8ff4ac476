namespace InstrumentGen;

/// <summary>Keeps audit records. A trail calls it from one thread.</summary>
public interface IAuditStore : IDisposable
{
    /// <summary>Makes records durable: all of them, in their order, or none. When it returns, they survive the end of the process.</summary>
    /// <param name="batch">The records. Their memory is used again when the call has returned.</param>
    /// <exception cref="Exception">They are not durable, or it is not known whether they are. Some or all of them come again then, alone or with others: a store that
    /// finds that it has them keeps them once.</exception>
    void Append(AuditBatch batch);
}
