using System.Runtime.CompilerServices;

namespace InstrumentGen;

/// <summary>What all threads have decided: stripes that one thread writes to, summed when read.</summary>
/// <remarks>To ask which thread this is took a third of a decision. Two threads never have a page of their stacks in common, so a stripe that belongs to a page has one writer
/// too, and which page this is, the address of any local says. Where another page had the place before, the thread's own stripe takes its.</remarks>
sealed class SamplingStripes
{
    const int Pages = 256;
    const int HashShift = 64 - 8;

    // Of 4 KB: the smallest that stacks are made of.
    const int PageShift = 12;

    readonly SamplingStripe?[] _ofPages = new SamplingStripe?[Pages];
    readonly Lock _lock = new();
    SamplingStripe?[] _ofThreads = new SamplingStripe?[Environment.ProcessorCount + 2];

    readonly LinkedListNode<WeakReference<SamplingStripes>> _place;

    internal SamplingStripes() => _place = SamplingTotals.Add(this);

    // The process keeps what was counted here.
    ~SamplingStripes() => SamplingTotals.TakeOver(this, _place);

    /// <summary>A stripe that no other thread writes to while the method that asks for it runs.</summary>
    internal SamplingStripe Own
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            byte local = 0;
            ulong page = (ulong)Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref local) >> PageShift;
            SamplingStripe? stripe = _ofPages[SlotOf(page)];
            return stripe is not null && stripe.Page == page ? stripe : Find(page);
        }
    }

    /// <summary>The roots of a site whose rate is kept that were decided on so far.</summary>
    internal long RootsOf(SamplingSite site)
    {
        long count = 0;
        int row = SamplingStripe.RowOf(site);
        foreach (SamplingStripe? stripe in _ofPages) count += stripe?.RootsOf(row) ?? 0;
        foreach (SamplingStripe? stripe in Volatile.Read(ref _ofThreads)) count += stripe?.RootsOf(row) ?? 0;
        return count;
    }

    /// <summary>The decisions so far: kept and dropped in turn, by reason.</summary>
    internal long[] Decisions()
    {
        long[] sums = new long[2 * SamplingStripe.Reasons];
        foreach (SamplingStripe? stripe in _ofPages) stripe?.AddTo(sums);
        foreach (SamplingStripe? stripe in Volatile.Read(ref _ofThreads)) stripe?.AddTo(sums);
        return sums;
    }

    // Stacks begin at round addresses, so pages of one depth differ in their upper digits only.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int SlotOf(ulong page) => (int)((page * 0x9E37_79B9_7F4A_7C15) >> HashShift);

    [MethodImpl(MethodImplOptions.NoInlining)]
    SamplingStripe Find(ulong page)
    {
        ref SamplingStripe? slot = ref _ofPages[SlotOf(page)];
        SamplingStripe? stripe = slot ?? Interlocked.CompareExchange(ref slot, new SamplingStripe(page), null) ?? slot;
        return stripe.Page == page ? stripe : OfThread();
    }

    SamplingStripe OfThread()
    {
        SamplingStripe?[] stripes = _ofThreads;
        int index = ThreadStripe.Index;
        return (uint)index < (uint)stripes.Length && stripes[index] is { } stripe ? stripe : Add();
    }

    SamplingStripe Add()
    {
        int index = ThreadStripe.Acquire();
        lock (_lock)
        {
            SamplingStripe?[] stripes = _ofThreads;
            if (index >= stripes.Length) Array.Resize(ref stripes, Math.Max(index + 1, 2 * stripes.Length));
            SamplingStripe stripe = stripes[index] ??= new SamplingStripe(page: 0);
            Volatile.Write(ref _ofThreads, stripes);
            return stripe;
        }
    }
}
