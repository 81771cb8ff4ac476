namespace InstrumentGen.Audit;

/// <summary>An audit trail is not as it was written. Nothing is added to it, so that what happened can be found out.</summary>
public sealed class AuditTrailDamagedException : AuditStoreException
{
    const string Remedy = "Keep the file as it is for the inquiry, and let the application go on with another AuditStoreOptions.Path or with a backup that AuditVerifier finds intact.";

    internal AuditTrailDamagedException(AuditProblem problem, Exception? inner = null)
        : base($"The audit trail '{problem.Path}' is damaged: {problem.Message} {Remedy}", inner) => Problem = problem;

    /// <summary>What is wrong, with the first bad record.</summary>
    public AuditProblem Problem { get; }
}
