namespace InstrumentGen;

/// <summary>What holds for the spans of one site under one policy. It is not changed: another takes its place.</summary>
sealed class SamplingRule(SamplingSite site, RenderedThreshold root, SamplingReason reason)
{
    // Copied, as each step between a call and its threshold costs what a tenth of a decision takes.
    internal readonly TraceIdThreshold Threshold = root.OfTraceIds;
    internal readonly string TraceState = root.Text;
    internal readonly SamplingReason Reason = reason;

    /// <summary>What children of kept parents are kept by in addition; <see langword="null"/> where they follow.</summary>
    internal RenderedThreshold? Own { get; init; }

    /// <summary>Whether a rate is kept, so that roots are counted.</summary>
    internal bool IsRated { get; init; }

    /// <summary>Whether a span with a parent is kept only where its parent is: the policy's, at hand.</summary>
    internal bool FollowsParent { get; init; }

    /// <summary>The greatest part of the roots that may be kept.</summary>
    internal double Upper { get; init; } = 1;

    /// <summary>By what that is so.</summary>
    internal SamplingReason Ceiling { get; init; }

    internal readonly SamplingSite Site = site;
}
