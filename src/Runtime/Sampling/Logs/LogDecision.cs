namespace InstrumentGen;

/// <summary>Whether a log record is kept, and how many it stands for.</summary>
/// <example>
/// <code>
/// LogDecision decision = sampler.Decide("Shop.Basket", LogLevel.Debug);
/// if (decision.IsKept) Write(record, decision.AdjustedCount);
/// </code>
/// </example>
public readonly record struct LogDecision
{
    // One more than the threshold, and 0 for none, as in ProbabilityDecision.
    readonly ulong _thresholdAboveNone;

    LogDecision(bool isKept, ulong thresholdAboveNone)
    {
        IsKept = isKept;
        _thresholdAboveNone = thresholdAboveNone;
    }

    /// <summary>Whether the record is kept.</summary>
    public bool IsKept { get; }

    /// <summary>The threshold that the record is kept by: the greater one of its rule and of its trace.</summary>
    /// <value><see langword="null"/> where it is dropped, and where it follows a trace that is kept with a probability that is not known.</value>
    public SamplingThreshold? Threshold => _thresholdAboveNone == 0 ? null : new SamplingThreshold(_thresholdAboveNone - 1);

    /// <summary>How many records it stands for, itself included.</summary>
    /// <value><see langword="null"/> where <see cref="Threshold"/> is.</value>
    public double? AdjustedCount => Threshold?.AdjustedCount;

    internal static LogDecision Drop => default;

    internal static LogDecision KeepUnknown => new(true, 0);

    internal static LogDecision Keep(SamplingThreshold threshold) => new(true, threshold.Dropped + 1);
}
