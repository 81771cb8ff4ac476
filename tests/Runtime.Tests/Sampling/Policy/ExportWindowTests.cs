using CsCheck;

namespace InstrumentGen.Runtime.Tests;

public sealed class ExportWindowTests
{
    const ulong All = 1UL << 56;

    // Few numbers, so that traces have several items; and capacities around how many there are.
    static readonly Gen<(ulong Trace, bool GoesFirst)[]> s_arrivals = Gen.Select(Gen.ULong[1, 40], Gen.Int[0, 5]).Select(static (trace, kind) => (trace, kind == 0)).Array[0, 120];

    [Fact]
    public void Window_OfAnyArrivals_LetsNoMoreOutThanItMay() => Gen.Select(s_arrivals, Gen.Int[1, 60]).Sample(static (arrivals, capacity) =>
    {
        (List<Left> left, long dropped) = Run(arrivals, capacity);
        Assert.True(left.Count <= capacity);
        Assert.Equal(arrivals.Length, left.Count + dropped);
    });

    // Sorted by randomness, whole traces stay as long as they fit, and the first that does not fit is the threshold of all that stay.
    [Fact]
    public void Window_OfAnyArrivals_KeepsTheTracesWithTheGreatestRandomness() => Gen.Select(s_arrivals, Gen.Int[1, 60], Gen.Bool).Sample(static (arrivals, capacity, goFirst) =>
    {
        (List<Left> left, _) = Run([.. arrivals.Select(one => (one.Trace, goFirst))], capacity);
        (ulong[] kept, ulong gone) = Largest([.. arrivals.Select(static one => one.Trace)], capacity);
        Assert.Equal(kept.Order(), left.Select(static one => one.Trace).Order());
        Assert.All(left, one => Assert.Equal(gone, one.Threshold!.Value.Dropped));
    });

    // What goes first is as if the others were not there. They have what room it ever left them: what is above their threshold is there whole.
    [Fact]
    public void Window_OfBothKinds_LetsTheFirstGoFirst() => Gen.Select(s_arrivals, Gen.Int[1, 60]).Sample(static (arrivals, capacity) =>
    {
        (List<Left> left, _) = Run(arrivals, capacity);
        (ulong[] first, ulong gone) = Largest([.. arrivals.Where(static one => one.GoesFirst).Select(static one => one.Trace)], capacity);
        Assert.Equal(first.Order(), left.Where(static one => one.GoesFirst).Select(static one => one.Trace).Order());
        Assert.All(left.Where(static one => one.GoesFirst), one => Assert.Equal(gone, one.Threshold!.Value.Dropped));
        Left[] others = [.. left.Where(static one => !one.GoesFirst)];
        if (others.Length == 0) return;
        ulong threshold = Assert.Single(others.Select(static one => one.Threshold!.Value.Dropped).Distinct());
        Assert.Equal(arrivals.Where(one => !one.GoesFirst && one.Trace >= threshold).Select(static one => one.Trace).Order(), others.Select(static one => one.Trace).Order());
    });

    [Fact]
    public void Threshold_OfAnItemThatIsRarerAlready_StaysItsOwn()
    {
        var window = new ExportWindow<string>(1);
        var most = new SamplingRandomness(All - 1);
        var least = new SamplingRandomness(All / 16);
        window.Add("rare", most, SamplingThreshold.FromRatio(0.001), goesFirst: false);
        window.Add("gone", least, SamplingThreshold.Always, goesFirst: false);
        List<string> left = [];
        Assert.Equal(1, window.Close((item, threshold) => left.Add($"{item} {threshold}")));
        Assert.Equal(["rare ffbe77"], left);
        window.Add("unknown", most, null, goesFirst: false);
        window.Add("gone", least, null, goesFirst: false);
        left.Clear();
        window.Close((item, threshold) => left.Add($"{item} {threshold is null}"));
        Assert.Equal(["unknown True"], left);
        window.Add("next", least, SamplingThreshold.Always, goesFirst: false);
        window.Close((item, threshold) => left.Add($"{item} {threshold}"));
        Assert.Equal("next 0", left[^1]);
    }

    /// <summary>Windows of traffic that changes by fifty times, in two strata with head samplers of their own: the sums of adjusted counts are the truth.</summary>
    [Fact]
    public void AdjustedCounts_OfWhatLeaves_AddUpToWhatCame()
    {
        var random = new Random(21);
        double[] came = new double[2], represented = new double[2], variance = new double[2];
        long left = 0;
        for (int round = 0; round < 400; round++)
        {
            const int Capacity = 20;
            var window = new ExportWindow<int>(Capacity);
            int traces = round % 100 is >= 40 and < 50 ? 5_000 : 100;
            for (int trace = 0; trace < traces; trace++)
            {
                int stratum = random.Next(10) == 0 ? 1 : 0;
                came[stratum]++;
                SamplingThreshold head = stratum == 0 ? SamplingThreshold.FromRatio(0.25) : SamplingThreshold.Always;
                var one = new SamplingRandomness((ulong)random.NextInt64((long)All));
                if (head.Keeps(one)) window.Add(stratum, one, head, goesFirst: false);
            }

            int inWindow = 0;
            window.Close((stratum, threshold) =>
            {
                double adjusted = threshold!.Value.AdjustedCount;
                represented[stratum] += adjusted;
                // The variance of a sum of adjusted counts, as it is itself estimated without bias from what is kept.
                variance[stratum] += adjusted * (adjusted - 1);
                inWindow++;
            });
            Assert.True(inWindow <= Capacity);
            left += inWindow;
        }

        Assert.True(left > 7_000);
        for (int stratum = 0; stratum < 2; stratum++) Assert.InRange((represented[stratum] - came[stratum]) / Math.Sqrt(variance[stratum]), -5, 5);
    }

    [Fact]
    public void Window_OfNothing_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>("capacity", static () => new ExportWindow<int>(0));
        Assert.Throws<ArgumentNullException>("leave", static () => new ExportWindow<int>(1).Close(null!));
    }

    // Sorted by randomness, whole traces as long as they fit; and one more than that of the first that does not.
    static (ulong[] Kept, ulong Gone) Largest(ulong[] items, int capacity)
    {
        List<ulong> kept = [];
        foreach (IGrouping<ulong, ulong> trace in items.GroupBy(static item => item).OrderByDescending(static trace => trace.Key))
        {
            if (kept.Count + trace.Count() > capacity) return ([.. kept], trace.Key + 1);
            kept.AddRange(trace);
        }

        return ([.. kept], 0);
    }

    static (List<Left> Left, long Dropped) Run((ulong Trace, bool GoesFirst)[] arrivals, int capacity)
    {
        var window = new ExportWindow<(ulong Trace, bool GoesFirst)>(capacity);
        foreach ((ulong trace, bool goesFirst) in arrivals)
        {
            window.Add((trace, goesFirst), new SamplingRandomness(trace), SamplingThreshold.Always, goesFirst);
            Assert.True(window.Count <= capacity);
        }

        List<Left> left = [];
        long dropped = window.Close((item, threshold) => left.Add(new(item.Trace, item.GoesFirst, threshold)));
        return (left, dropped);
    }

    sealed record Left(ulong Trace, bool GoesFirst, SamplingThreshold? Threshold);
}
