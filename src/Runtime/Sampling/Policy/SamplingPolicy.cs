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

    // The same rules where nothing but a rule decides on a root; else none.
    SamplingRule?[] _plain;

    /// <exception cref="ArgumentException">An option is none.</exception>
    internal SamplingPolicy(TraceSamplingOptions options, RateController controller)
    {
        ProbabilitySampler basis = options.ToSampler();
        _ratio = options.Ratio ?? basis.Threshold.Probability;
        FollowsParent = basis.FollowsParent;
        _patterns = new OperationPatterns(options.Operations);
        Boosts = [.. options.Boosts];
        _plain = Boosts.Length > 0 ? [] : _rules;
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

    /// <summary>The rule of one of our operations, where it alone decides on its roots and the site was decided on before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal SamplingRule? PlainRuleOf(int site)
    {
        SamplingRule?[] rules = _plain;
        return (uint)site < (uint)rules.Length ? rules[site] : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal SamplingRule RuleOf(SamplingSite site)
    {
        SamplingRule?[] rules = _rules;
        int index = site.Index;
        return (uint)index < (uint)rules.Length && rules[index] is { } rule ? rule : AddRule(site);
    }

    /// <summary>The rules of all sites that were decided on and whose rate is kept.</summary>
    internal IEnumerable<SamplingRule> Rated => Volatile.Read(ref _rules).OfType<SamplingRule>().Where(static rule => rule.IsRated);

    /// <summary>The rules of our operations that were decided on.</summary>
    internal IEnumerable<SamplingRule> OperationRules => Volatile.Read(ref _rules).OfType<SamplingRule>().Where(static rule => rule.Site.IsOperation);

    /// <summary>Puts what the controller says of the sites in force.</summary>
    internal void Refresh()
    {
        int changed = 0;
        double least = 1;
        lock (_lock)
        {
            for (int index = 0; index < _rules.Length; index++)
            {
                if (_rules[index] is not { IsRated: true } rule) continue;
                var threshold = SamplingThreshold.FromRatio(_controller!.RatioOf(rule.Site, rule.Upper));
                if (threshold == rule.Threshold.Threshold) continue;
                Volatile.Write(ref _rules[index], Rate(rule.Site, rule.Upper, rule.Own, rule.Ceiling));
                changed++;
                least = Math.Min(least, threshold.Probability);
            }
        }

        if (changed > 0) InstrumentGenEventSource.Log.RatesChanged(changed, least);
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
            if (Boosts.Length == 0) Volatile.Write(ref _plain, rules);
            return rule;
        }
    }

    SamplingRule MakeRule(SamplingSite site)
    {
        if (site.IsAudited) return new SamplingRule(site, RenderedThreshold.Of(SamplingThreshold.Always), SamplingReason.Audited, null, FollowsParent, isRated: false);
        double configured = OwnRatioOf(site);
        bool hasOwn = !double.IsNaN(configured);
        double upper = hasOwn ? configured : _ratio;
        RenderedThreshold ceiling = RenderedThreshold.OfRatio(upper);
        RenderedThreshold? own = hasOwn && ceiling.Threshold != SamplingThreshold.Always ? ceiling : null;
        SamplingReason reason = hasOwn ? SamplingReason.Operation : SamplingReason.Ratio;
        return _controller is null || upper == 0 ? new SamplingRule(site, ceiling, reason, own, FollowsParent, isRated: false) { Upper = upper } : Rate(site, upper, own, reason);
    }

    SamplingRule Rate(SamplingSite site, double upper, RenderedThreshold? own, SamplingReason reason)
    {
        double ratio = _controller!.RatioOf(site, upper);
        return new SamplingRule(site, RenderedThreshold.OfRatio(ratio), ratio < upper ? SamplingReason.Rate : reason, own, FollowsParent, isRated: true) { Upper = upper, Ceiling = reason, LookMask = _controller.LookMaskOf(site) };
    }

    double OwnRatioOf(SamplingSite site)
    {
        double configured = _patterns.RatioOf(site);
        return double.IsNaN(configured) ? site.Ratio : configured;
    }
}
