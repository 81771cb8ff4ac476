namespace InstrumentGen;

/// <summary>A store whose records others get as well. They are durable when the first has them; what one of the others throws is counted and does not hold the trail up.</summary>
sealed class AuditStoreCopies(IAuditStore store, IReadOnlyList<IAuditStore> others) : IAuditStore
{
    public bool GrowsBatches => store.GrowsBatches;

    public void Append(AuditBatch batch)
    {
        store.Append(batch);
        foreach (IAuditStore other in others)
        {
            try
            {
                other.Append(batch.Whole);
            }
            catch (Exception exception)
            {
                TelemetryFailures.Report(TelemetryFailure.AuditStore, exception);
            }
        }
    }

    public void Dispose()
    {
        try
        {
            store.Dispose();
        }
        finally
        {
            foreach (IAuditStore other in others) other.Dispose();
        }
    }
}
