namespace InstrumentGen;

/// <summary>Work that <see cref="CorrelationContext.Begin"/> has begun, until it is disposed of.</summary>
public readonly record struct CorrelationScope : IDisposable
{
    readonly CorrelationValues? _outer;

    internal CorrelationScope(CorrelationValues? outer) => _outer = outer;

    /// <summary>Restores what was before.</summary>
    public void Dispose() => CorrelationContext.Restore(_outer);
}
