using System.Runtime.CompilerServices;

namespace InstrumentGen;

/// <summary>What all threads have decided: a stripe each, summed when read.</summary>
sealed class SamplingStripes
{
    // The one that this thread used last: nearly always there is one sampler.
    [ThreadStatic] static SamplingStripe? s_last;

    readonly Lock _lock = new();
    SamplingStripe?[] _stripes = new SamplingStripe?[Environment.ProcessorCount + 2];

    readonly LinkedListNode<WeakReference<SamplingStripes>> _place;

    internal SamplingStripes() => _place = SamplingTotals.Add(this);

    // The process keeps what was counted here.
    ~SamplingStripes() => SamplingTotals.TakeOver(this, _place);

    internal SamplingStripe OfThread
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => s_last is { } last && ReferenceEquals(last.Owner, this) ? last : Find();
    }

    /// <summary>The roots of a site that were decided on so far.</summary>
    internal long RootsOf(int site)
    {
        long count = 0;
        foreach (SamplingStripe? stripe in Volatile.Read(ref _stripes)) count += stripe?.RootsOf(site) ?? 0;
        return count;
    }

    /// <summary>The decisions so far: kept and dropped in turn, by reason.</summary>
    internal long[] Decisions()
    {
        long[] sums = new long[2 * SamplingStripe.Reasons];
        foreach (SamplingStripe? stripe in Volatile.Read(ref _stripes))
        {
            for (int index = 0; stripe is not null && index < sums.Length; index++) sums[index] += Volatile.Read(ref stripe.Decisions[SamplingStripe.Padding + index]);
        }

        return sums;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    SamplingStripe Find()
    {
        SamplingStripe?[] stripes = _stripes;
        int index = ThreadStripe.Index;
        return s_last = (uint)index < (uint)stripes.Length && stripes[index] is { } stripe ? stripe : Add();
    }

    SamplingStripe Add()
    {
        int index = ThreadStripe.Acquire();
        lock (_lock)
        {
            SamplingStripe?[] stripes = _stripes;
            if (index >= stripes.Length) Array.Resize(ref stripes, Math.Max(index + 1, 2 * stripes.Length));
            SamplingStripe stripe = stripes[index] ??= new SamplingStripe(this);
            Volatile.Write(ref _stripes, stripes);
            return stripe;
        }
    }
}
