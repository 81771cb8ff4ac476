namespace InstrumentGen;

/// <summary>What holds for the spans of one site under one policy. It is not changed: another takes its place.</summary>
sealed class SamplingRule(SamplingSite site, RenderedThreshold root, SamplingReason reason, RenderedThreshold? own, bool isRated, double upper, SamplingReason ceiling = SamplingReason.Ratio)
{
    // Copied, as each step between a call and its threshold costs what a tenth of a decision takes.
    internal readonly TraceIdThreshold Threshold = root.OfTraceIds;
    internal readonly string TraceState = root.Text;
    internal readonly SamplingReason Reason = reason;

    /// <summary>What children of kept parents are kept by in addition; <see langword="null"/> where they follow.</summary>
    internal readonly RenderedThreshold? Own = own;

    /// <summary>Whether a rate is kept, so that roots are counted.</summary>
    internal readonly bool IsRated = isRated;

    /// <summary>The greatest part of the roots that may be kept.</summary>
    internal readonly double Upper = upper;

    /// <summary>By what that is so.</summary>
    internal readonly SamplingReason Ceiling = ceiling;

    internal readonly SamplingSite Site = site;
}
