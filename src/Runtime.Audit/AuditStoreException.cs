namespace InstrumentGen.Audit;

/// <summary>An audit trail could not be opened, read or written. The message says what to do.</summary>
public class AuditStoreException : IOException
{
    internal AuditStoreException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
