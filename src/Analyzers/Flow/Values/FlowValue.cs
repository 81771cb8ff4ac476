namespace InstrumentGen.Analyzers.Flow.Values;

/// <summary>What is known of a value at a place: where it may come from, and whether it is vouched for.</summary>
/// <param name="Origins">Where it may come from.</param>
/// <param name="IsVouched">Whether it is a constant, or came out of a redactor: then its new name tells nothing.</param>
readonly record struct FlowValue(OriginSet Origins, bool IsVouched)
{
    /// <summary>A value of which nothing is known.</summary>
    public static FlowValue Unknown => default;

    /// <summary>A value that is harmless.</summary>
    public static FlowValue Vouched => new(OriginSet.Empty, true);

    /// <summary>What is known where two ways meet.</summary>
    public FlowValue Join(FlowValue other) => new(Origins | other.Origins, IsVouched && other.IsVouched);

    /// <summary>What is known of a value made of both.</summary>
    public FlowValue With(FlowValue part) => new(Origins | part.Origins, IsVouched && part.IsVouched);

    /// <summary>The same without some origins.</summary>
    public FlowValue Without(OriginSet origins) => this with { Origins = Origins & ~origins };
}
