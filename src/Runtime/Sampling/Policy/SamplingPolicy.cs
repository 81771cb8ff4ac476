using System.Runtime.CompilerServices;

namespace InstrumentGen;

/// <summary>Options, made ready for decisions: a rule for each site, found by its index.</summary>
sealed class SamplingPolicy
{
    readonly Lock _lock = new();
    readonly OperationPatterns _patterns;
    readonly RateController? _controller;
    readonly double _ratio;
    SamplingRule?[] _rules = new SamplingRule?[64];

    /// <exception cref="ArgumentException">An option is none.</exception>
    internal SamplingPolicy(TraceSamplingOptions options, RateController controller)
    {
        ProbabilitySampler basis = options.ToSampler();
        _ratio = options.Ratio ?? basis.Threshold.Probability;
        FollowsParent = basis.FollowsParent;
        _patterns = new OperationPatterns(options.Operations);
        Boosts = [.. options.Boosts];
        SlowerThan = options.SlowerThan;
        SpansPerExport = options.SpansPerExport;
        ExportWindow = options.ExportWindow;
        TracesPerSecond = options.TracesPerSecond;
        MinimumPerSecond = options.MinimumPerMinute / 60;
        _controller = TracesPerSecond is null ? null : controller;
        HasForeignRules = _controller is not null || options.Operations.Count > 0;
        ForeignRule = MakeRule(SamplingSites.Others);
    }

    internal bool FollowsParent { get; }

    internal SamplingBoost[] Boosts { get; }

    internal TimeSpan? SlowerThan { get; }

    internal int? SpansPerExport { get; }

    internal TimeSpan ExportWindow { get; }

    internal double? TracesPerSecond { get; }

    internal double MinimumPerSecond { get; }

    /// <summary>Whether spans of others are told apart.</summary>
    internal bool HasForeignRules { get; }

    /// <summary>The rule of spans of others, where they are not told apart.</summary>
    internal SamplingRule ForeignRule { get; }

    internal IEnumerable<string> OperationNames => _patterns.OperationNames;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal SamplingRule RuleOf(SamplingSite site)
    {
        SamplingRule?[] rules = _rules;
        int index = site.Index;
        return (uint)index < (uint)rules.Length && rules[index] is { } rule ? rule : AddRule(site);
    }

    /// <summary>The greatest part of a site's roots that may be kept.</summary>
    internal double UpperOf(SamplingSite site, out SamplingReason reason)
    {
        double own = OwnRatioOf(site);
        reason = double.IsNaN(own) ? SamplingReason.Ratio : SamplingReason.Operation;
        return double.IsNaN(own) ? _ratio : own;
    }

    /// <summary>Puts what the controller says of the sites in force.</summary>
    internal void Refresh()
    {
        lock (_lock)
        {
            for (int index = 0; index < _rules.Length; index++)
            {
                if (_rules[index] is not { IsRated: true } rule) continue;
                SamplingRule changed = MakeRule(rule.Site);
                if (changed.TraceState != rule.TraceState) Volatile.Write(ref _rules[index], changed);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    SamplingRule AddRule(SamplingSite site)
    {
        lock (_lock)
        {
            SamplingRule?[] rules = _rules;
            if (site.Index >= rules.Length) Array.Resize(ref rules, Math.Max(site.Index + 1, 2 * rules.Length));
            SamplingRule rule = rules[site.Index] ??= MakeRule(site);
            Volatile.Write(ref _rules, rules);
            return rule;
        }
    }

    SamplingRule MakeRule(SamplingSite site)
    {
        if (site.IsAudited) return new SamplingRule(site, RenderedThreshold.Of(SamplingThreshold.Always), SamplingReason.Audited, own: null, isRated: false);
        double upper = UpperOf(site, out SamplingReason reason);
        RenderedThreshold ceiling = RenderedThreshold.OfRatio(upper);
        RenderedThreshold? own = reason == SamplingReason.Operation && ceiling.Threshold != SamplingThreshold.Always ? ceiling : null;
        if (_controller is null || upper == 0) return new SamplingRule(site, ceiling, reason, own, isRated: false);
        double rated = _controller.RatioOf(site, upper);
        return rated < upper
            ? new SamplingRule(site, RenderedThreshold.OfRatio(rated), SamplingReason.Rate, own, isRated: true)
            : new SamplingRule(site, ceiling, reason, own, isRated: true);
    }

    double OwnRatioOf(SamplingSite site)
    {
        double configured = _patterns.RatioOf(site);
        return double.IsNaN(configured) ? site.Ratio : configured;
    }
}
