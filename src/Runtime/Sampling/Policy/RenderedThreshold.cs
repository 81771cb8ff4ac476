using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InstrumentGen;

/// <summary>A threshold with the <c>tracestate</c> that says it and nothing else, written once.</summary>
/// <remarks>What a kept root of this process was told its children have: with a threshold for each operation there are many, and to read one takes longer
/// than a decision may. So those that were written are found again by their text, in a table of fixed size: what finds its place taken is read.</remarks>
sealed class RenderedThreshold
{
    const int Slots = 1_024;
    const int Shift = 64 - 10;

    // "ot=th:" and a digit.
    const int ShortestText = 7;

    static readonly RenderedThreshold?[] s_known = new RenderedThreshold?[Slots];

    readonly TraceIdThreshold _threshold;

    RenderedThreshold(SamplingThreshold threshold)
    {
        _threshold = new TraceIdThreshold(threshold);
        Text = $"ot=th:{threshold}";
    }

    internal SamplingThreshold Threshold => _threshold.Threshold;

    internal TraceIdThreshold OfTraceIds => _threshold;

    /// <summary>The <c>tracestate</c>.</summary>
    internal string Text { get; }

    internal static RenderedThreshold Of(SamplingThreshold threshold)
    {
        var rendered = new RenderedThreshold(threshold);
        // Who keeps nothing says nothing.
        if (threshold == SamplingThreshold.Never) return rendered;
        ref RenderedThreshold? slot = ref s_known[SlotOf(rendered.Text)];
        if (Volatile.Read(ref slot) is { } known && known.Threshold == threshold) return known;
        Volatile.Write(ref slot, rendered);
        return rendered;
    }

    internal static RenderedThreshold OfRatio(double ratio) => Of(SamplingThreshold.FromRatio(ratio));

    /// <summary>The threshold that a <c>tracestate</c> says, where it is one of those.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static RenderedThreshold? Find(string traceState)
    {
        if (traceState.Length < ShortestText) return null;
        RenderedThreshold? known = s_known[SlotOf(traceState)];
        return known is not null && (ReferenceEquals(known.Text, traceState) || known.Text == traceState) ? known : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Keeps(ActivityTraceId traceId) => _threshold.Keeps(traceId);

    // The last four characters are nearly all of what there is to a threshold.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int SlotOf(string text)
    {
        ref char last = ref Unsafe.Add(ref MemoryMarshal.GetReference(text.AsSpan()), text.Length - 4);
        ulong digits = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref last));
        return (int)((digits * 0x9E37_79B9_7F4A_7C15) >> Shift);
    }
}
