namespace InstrumentGen.Audit;

/// <summary>An audit trail is written by another process, or by another store of this one.</summary>
public sealed class AuditTrailInUseException : AuditStoreException
{
    internal AuditTrailInUseException(string path, Exception inner)
        : base($"The audit trail '{path}' is in use by another process, or by another store of this one. End that one, or set AuditStoreOptions.Path to a file of its own for each process.", inner)
    {
    }
}
