using System.Runtime.CompilerServices;

namespace InstrumentGen;

/// <summary>What holds for the spans of one site under one policy. It is not changed: another takes its place.</summary>
sealed class SamplingRule(SamplingSite site, RenderedThreshold root, SamplingReason reason, RenderedThreshold? own, bool followsParent, bool isRated)
{
    // Copied, as each step between a call and its threshold costs what a tenth of a decision takes.
    internal readonly TraceIdThreshold Threshold = root.OfTraceIds;
    internal readonly string TraceState = root.Text;
    internal readonly SamplingReason Reason = reason;

    internal readonly SamplingSite Site = site;

    /// <summary>Where roots that are kept are counted; those that are dropped are, behind it.</summary>
    internal readonly int Place = PlaceOf(site, isRated, reason);

    /// <summary>What children of kept parents are kept by in addition; <see langword="null"/> where they follow.</summary>
    internal readonly RenderedThreshold? Own = own;

    /// <summary>Whether a rate is kept, so that the site's roots are counted apart.</summary>
    internal readonly bool IsRated = isRated;

    /// <summary>Whether a span with a parent is kept only where its parent is: the policy's, at hand.</summary>
    internal readonly bool FollowsParent = followsParent;

    /// <summary>Whether it is kept wherever its parent is.</summary>
    internal readonly bool OnlyFollows = followsParent && own is null;

    /// <summary>After how many roots it is time to look for a burst, less one: a power of two.</summary>
    /// <value>The default is never.</value>
    internal long LookMask { get; init; } = long.MaxValue;

    /// <summary>The greatest part of the roots that may be kept.</summary>
    internal double Upper { get; init; } = 1;

    /// <summary>By what that is so.</summary>
    internal SamplingReason Ceiling { get; init; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsTimeToLook(long count) => (count & LookMask) == 0;

    /// <summary>The place of roots that are decided on for another reason.</summary>
    internal int PlaceOf(SamplingReason other) => PlaceOf(Site, IsRated, other);

    static int PlaceOf(SamplingSite site, bool isRated, SamplingReason reason) => SamplingStripe.PlaceOf(isRated ? SamplingStripe.RowOf(site) : SamplingStripe.SharedRow, reason);
}
