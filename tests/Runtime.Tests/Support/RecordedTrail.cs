namespace InstrumentGen.Runtime.Tests;

/// <summary>A trail in force whose records are kept in memory.</summary>
public abstract class RecordedTrail : IDisposable
{
    readonly InstrumentationScope _scope = Scopes.New();
    AuditTrail _trail;

    protected RecordedTrail() => _trail = AuditTrail.Use(Store);

    private protected InstrumentationScope Scope => _scope;

    private protected AuditStoreRecorder Store { get; } = new();

    private protected FailureRecorder Failures { get; } = new();

    private protected AuditTrail Trail => _trail;

    private protected OperationProbe Audited() => _scope.Define(new OperationDefinition("Till.Refund") { Audited = new OperationAuditDefinition("order.refund") });

    /// <summary>Puts a trail of other options in its place.</summary>
    private protected void Use(AuditTrailOptions options)
    {
        _trail.Dispose();
        _trail = AuditTrail.Use(Store, options);
    }

    public void Dispose()
    {
        _trail.Dispose();
        Failures.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected sealed record Accessor(string? Name, string? Address) : IAuditActorAccessor
    {
        internal Exception? Failure { get; init; }

        public string? Actor => Failure is null ? Name : throw Failure;

        public string? ClientAddress => Address;
    }
}
