namespace InstrumentGen;

/// <summary>Keeps audit records. A trail calls it from one thread.</summary>
public interface IAuditStore : IDisposable
{
    /// <summary>Whether <see cref="Append"/> puts records into a transaction one by one, and asks <see cref="AuditBatch.TryGrow"/> for more until it says no: what costs time for each record is then done
    /// while others are still on their way. A store that hands its batches to several others leaves this as it is.</summary>
    /// <value>Default: <see langword="false"/>; a batch then has all of its records from the start.</value>
    bool GrowsBatches => false;

    /// <summary>Makes records durable: all of them, in their order, or none. When it returns, they survive the end of the process.</summary>
    /// <param name="batch">The records. Their memory is used again when the call has returned.</param>
    /// <exception cref="Exception">They are not durable, or it is not known whether they are. Some or all of them come again then, alone or with others: a store that
    /// finds that it has them keeps them once.</exception>
    void Append(AuditBatch batch);
}
