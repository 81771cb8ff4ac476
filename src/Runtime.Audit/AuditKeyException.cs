namespace InstrumentGen.Audit;

/// <summary>A key cannot be used to sign checkpoints or to verify their signatures. The message says why, and how to make one that can.</summary>
public sealed class AuditKeyException : Exception
{
    internal AuditKeyException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
