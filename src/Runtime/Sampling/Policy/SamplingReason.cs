namespace InstrumentGen;

/// <summary>What a trace was kept or dropped by.</summary>
public enum SamplingReason
{
    /// <summary>The ratio of all traces: <see cref="TraceSamplingOptions.Ratio"/>, or what the environment says.</summary>
    Ratio,

    /// <summary>The operation's own ratio, by <see cref="TraceSamplingOptions.Operations"/> or <see cref="TracedAttribute.SamplingRatio"/>.</summary>
    Operation,

    /// <summary>The operation's part of <see cref="TraceSamplingOptions.TracesPerSecond"/>.</summary>
    Rate,

    /// <summary>One of <see cref="TraceSamplingOptions.Boosts"/>.</summary>
    Boost,

    /// <summary>The operation is audited, and so its traces are kept.</summary>
    Audited,

    /// <summary>What was decided on its parent.</summary>
    Parent,
}
