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
        _leading = threshold == SamplingThreshold.Never ? ulong.MaxValue : Leading(threshold.ToString().PadRight(FiftySixBits.Digits, '0').PadLeft(FirstDigit + FiftySixBits.Digits, '0'));
    }

    internal SamplingThreshold Threshold { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Keeps(ActivityTraceId traceId)
    {
        ulong leading = Leading(traceId.ToHexString());
        return leading > _leading || (leading == _leading && KeepsBehind(Threshold, traceId));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static bool KeepsBehind(SamplingThreshold threshold, ActivityTraceId traceId) => threshold.Keeps(SamplingRandomness.Of(traceId));

    // Digits are in the order of their numbers, in lower case, as all ids are. Read past the checks of a span, which were a fifth of a decision: the framework's
    // ids have 32 digits, and that is checked.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Leading(string digits)
    {
        if (digits.Length < FirstDigit + LeadingDigits) return 0;
        ref char first = ref Unsafe.Add(ref MemoryMarshal.GetReference(digits.AsSpan()), FirstDigit);
        ulong leading = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref first));
        return BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(leading) : leading;
    }
}
