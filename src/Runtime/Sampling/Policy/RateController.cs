using System.Numerics;

namespace InstrumentGen;

/// <summary>Finds the ratio of each site that gives so many traces a second in all: off the hot path, from what threads have counted.</summary>
/// <remarks>Arrivals are averaged with a weight that fades by e in five seconds. The rate is shared out so that the least of those who want more is as great as can be
/// (max-min fairness): who wants less than its part leaves the rest to others. What the next second brings is not known, so a ratio depends on the past alone, and
/// the adjusted counts stay unbiased.</remarks>
sealed class RateController(SamplingStripes stripes, TimeProvider time)
{
    internal static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    const double FadeSeconds = 5;

    // A clock that jumps hours, or a process that was suspended: what was counted is not what came in that time.
    const double LongestSeconds = 2;
    const double ShortestSeconds = 0.1;

    // The first calls of a burst may come at one moment, which says nothing of a rate.
    const double ShortestBurstSeconds = 0.25;

    // Twice as many as expected is chance where few are; of so many it is not (8 standard deviations).
    const long LeastBurst = 64;

    // How often a thread looks until there is a burst, and the roots between two looks at least and at most.
    const long LooksOfBurst = 64;
    const long LeastLook = 64;
    const long MostLook = 65_536;

    readonly Lock _lock = new();
    SiteRate?[] _rates = new SiteRate?[64];
    long _measured = time.GetTimestamp();

    /// <summary>The part of a site's roots that is to be kept.</summary>
    internal double RatioOf(SamplingSite site, double upper)
    {
        SiteRate? rate = Find(site);
        // Of an operation that is new nothing is known but that it is rare so far.
        return rate is null || double.IsNaN(rate.Ratio) ? upper : Math.Min(upper, rate.Ratio);
    }

    /// <summary>Whether a site has more than twice the roots that were expected.</summary>
    internal bool IsBurst(SamplingSite site)
    {
        SiteRate? rate = Find(site);
        return rate is null || stripes.RootsOf(site) - Volatile.Read(ref rate.Counted) >= Volatile.Read(ref rate.Limit);
    }

    /// <summary>After how many roots of a site a thread is to look for a burst, less one: seldom, as that takes longer than a decision, and the more seldom the more
    /// it takes to be one.</summary>
    internal long LookMaskOf(SamplingSite site)
    {
        long limit = Find(site) is { } rate ? Volatile.Read(ref rate.Limit) : LeastBurst;
        return (long)BitOperations.RoundUpToPowerOf2((ulong)Math.Clamp(limit / LooksOfBurst, LeastLook, MostLook)) - 1;
    }

    /// <summary>Measures what came since the last time, and puts the ratios in force.</summary>
    internal void Measure(SamplingPolicy policy)
    {
        lock (_lock)
        {
            double seconds = Elapsed;
            if (seconds >= ShortestSeconds)
            {
                _measured = time.GetTimestamp();
                foreach (SamplingRule rule in policy.Rated) RateOf(rule.Site).Measure(stripes.RootsOf(rule.Site), Math.Min(seconds, LongestSeconds));
            }
            else if (seconds < 0)
            {
                // The clock was put back: begin anew from there.
                _measured = time.GetTimestamp();
            }

            Share(policy);
        }
    }

    /// <summary>Between two measurements, believes what a burst says of the rate. Who comes while another thread is here goes on.</summary>
    internal void Notice(SamplingPolicy policy)
    {
        if (!_lock.TryEnter()) return;
        try
        {
            double seconds = Math.Max(Elapsed, ShortestBurstSeconds);
            foreach (SamplingRule rule in policy.Rated) RateOf(rule.Site).Notice(stripes.RootsOf(rule.Site), seconds);
            Share(policy);
        }
        finally
        {
            _lock.Exit();
        }
    }

    double Elapsed => time.GetElapsedTime(_measured, time.GetTimestamp()).TotalSeconds;

    void Share(SamplingPolicy policy)
    {
        if (policy.TracesPerSecond is not { } target) return;
        List<(SiteRate Rate, double Wanted)> wanting = [];
        foreach (SamplingRule rule in policy.Rated)
        {
            SiteRate rate = RateOf(rule.Site);
            if (rate.PerSecond > 0) wanting.Add((rate, rate.PerSecond * rule.Upper));
            else rate.Ratio = double.NaN;
        }

        double level = Math.Max(Level(wanting, target), policy.MinimumPerSecond);
        foreach ((SiteRate rate, double wanted) in wanting) rate.Ratio = Math.Clamp(Math.Min(wanted, level) / rate.PerSecond, SamplingThreshold.LeastRatio, 1);
        policy.Refresh();
    }

    // Those who want least first: each takes what it wants, and at most its part of what the others before it have left.
    static double Level(List<(SiteRate Rate, double Wanted)> wanting, double target)
    {
        wanting.Sort(static (one, other) => one.Wanted.CompareTo(other.Wanted));
        double left = target;
        for (int index = 0; index < wanting.Count; index++)
        {
            double part = left / (wanting.Count - index);
            if (wanting[index].Wanted > part) return part;
            left -= wanting[index].Wanted;
        }

        return double.MaxValue;
    }

    SiteRate? Find(SamplingSite site)
    {
        SiteRate?[] rates = Volatile.Read(ref _rates);
        return site.Index < rates.Length ? rates[site.Index] : null;
    }

    SiteRate RateOf(SamplingSite site)
    {
        SiteRate?[] rates = _rates;
        if (site.Index >= rates.Length)
        {
            Array.Resize(ref rates, Math.Max(site.Index + 1, 2 * rates.Length));
            Volatile.Write(ref _rates, rates);
        }

        return rates[site.Index] ??= new SiteRate();
    }

    /// <summary>How often one site's roots come.</summary>
    sealed class SiteRate
    {
        /// <summary>The roots that were measured.</summary>
        internal long Counted;

        /// <summary>The roots since then that are a burst.</summary>
        internal long Limit = LeastBurst;

        internal double Ratio = double.NaN;

        double _arrivals;
        double _seconds;
        int _calmTicks;

        internal double PerSecond { get; private set; }

        internal void Measure(long roots, double seconds)
        {
            double came = roots - Counted;
            double average = _seconds == 0 ? 0 : _arrivals / _seconds;
            double faded = Math.Exp(-seconds / FadeSeconds);
            _arrivals = (faded * _arrivals) + came;
            _seconds = (faded * _seconds) + seconds;
            // What has changed by more than chance is believed at once; that it has become less, on the second time, as those that come in heaps do so after each.
            bool isMore = came >= LeastBurst && came > 2 * average * seconds;
            bool isLess = average * seconds >= LeastBurst && came < average * seconds / 2;
            _calmTicks = isLess ? _calmTicks + 1 : 0;
            if (isMore || _calmTicks >= 2) _arrivals = came / seconds * _seconds;
            PerSecond = _arrivals / _seconds;
            Volatile.Write(ref Counted, roots);
            Volatile.Write(ref Limit, Math.Max(LeastBurst, (long)(2 * PerSecond * Period.TotalSeconds)));
        }

        internal void Notice(long roots, double seconds)
        {
            long came = roots - Counted;
            if (came < Limit) return;
            PerSecond = Math.Max(PerSecond, came / seconds);
            Volatile.Write(ref Limit, 2 * came);
        }
    }
}
