namespace InstrumentGen;

/// <summary>How many spans a sampler has kept and dropped, and by what. Children count as roots do.</summary>
/// <example>
/// <code>
/// long boosted = sampler.Counts.Kept(SamplingReason.Boost);
/// </code>
/// </example>
public sealed class SamplingCounts
{
    readonly long[] _decisions;

    internal SamplingCounts(long[] decisions)
    {
        _decisions = decisions;
        for (int index = 0; index < decisions.Length; index += 2)
        {
            TotalKept += decisions[index];
            TotalDropped += decisions[index + 1];
        }
    }

    /// <summary>The spans that were kept.</summary>
    public long TotalKept { get; }

    /// <summary>The spans that were dropped.</summary>
    public long TotalDropped { get; }

    /// <summary>The spans that were kept for a reason.</summary>
    /// <param name="reason">The reason.</param>
    /// <returns>How many.</returns>
    public long Kept(SamplingReason reason) => _decisions[2 * (int)reason];

    /// <summary>The spans that were dropped for a reason.</summary>
    /// <param name="reason">The reason.</param>
    /// <returns>How many.</returns>
    public long Dropped(SamplingReason reason) => _decisions[(2 * (int)reason) + 1];
}
