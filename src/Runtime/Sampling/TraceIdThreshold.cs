using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InstrumentGen;

/// <summary>A threshold, made ready for trace ids: to turn all digits of an id into a number takes longer than a decision may.</summary>
readonly struct TraceIdThreshold
{
    // Of the 32 digits of an id, the last 14 are random. Four of them fill a register, and decide on all but one of 65,536 traces.
    const int FirstDigit = 32 - FiftySixBits.Digits;
    const int LeadingDigits = 4;

    readonly ulong _leading;

    internal TraceIdThreshold(SamplingThreshold threshold)
    {
        Threshold = threshold;
        _leading = threshold == SamplingThreshold.Never ? ulong.MaxValue : Leading(threshold.ToString().PadRight(FiftySixBits.Digits, '0'));
    }

    internal SamplingThreshold Threshold { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Keeps(ActivityTraceId traceId)
    {
        ulong leading = Leading(traceId.ToHexString().AsSpan(FirstDigit));
        return leading == _leading ? Threshold.Keeps(SamplingRandomness.Of(traceId)) : leading > _leading;
    }

    // Digits are in the order of their numbers, in lower case, as all ids are.
    static ulong Leading(ReadOnlySpan<char> digits) => BinaryPrimitives.ReadUInt64BigEndian(MemoryMarshal.AsBytes(digits[..LeadingDigits]));
}
