namespace InstrumentGen;

/// <summary>What the package shows of itself, beside the counts.</summary>
static class ObservedSources
{
    /// <summary>The queues of lines, measured in bytes.</summary>
    internal static LiveSources<IObservedQueue> Outputs { get; } = new();

    /// <summary>The ways to receivers, whose queues are measured in items.</summary>
    internal static LiveSources<IObservedExport> Exports { get; } = new();

    internal static LiveSources<AuditTrail> AuditTrails { get; } = new();

    internal static LiveSources<TraceSampler> Samplers { get; } = new();
}
