using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;

namespace InstrumentGen;

/// <summary>The number that all parts of a trace share and compare with their own <see cref="SamplingThreshold"/>, so that whoever keeps less
/// keeps a part of what others keep.</summary>
/// <remarks>56 bits: the end of the trace id, or the sub-key <c>rv</c> of a <c>tracestate</c>, which takes the id's place where the id is not
/// random, or where several traces are to be kept together.</remarks>
/// <example>
/// <code>
/// bool isKept = SamplingThreshold.FromRatio(0.1).Keeps(SamplingRandomness.Of(activity.TraceId));
/// </code>
/// </example>
public readonly record struct SamplingRandomness
{
    internal SamplingRandomness(ulong value) => Value = value;

    internal ulong Value { get; }

    /// <summary>The randomness of a trace id: its last seven bytes.</summary>
    /// <param name="traceId">The id.</param>
    /// <returns>The randomness.</returns>
    public static SamplingRandomness Of(ActivityTraceId traceId)
    {
        // An ActivityTraceId holds its digits, and not its bytes.
        Span<byte> end = stackalloc byte[sizeof(ulong)];
        Convert.FromHexString(traceId.ToHexString().AsSpan(16), end, out _, out _);
        return new SamplingRandomness(BinaryPrimitives.ReadUInt64BigEndian(end) & FiftySixBits.Greatest);
    }

    /// <summary>Reads the value of an <c>rv</c>.</summary>
    /// <param name="text">14 hexadecimal digits.</param>
    /// <param name="randomness">The randomness; that of zero where the text is none.</param>
    /// <returns><see langword="false"/> where the text is none.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out SamplingRandomness randomness)
    {
        bool isRead = FiftySixBits.TryRead(text, out ulong value) && text.Length == FiftySixBits.Digits;
        randomness = isRead ? new SamplingRandomness(value) : default;
        return isRead;
    }

    /// <summary>The value of the <c>rv</c>.</summary>
    /// <returns>14 hexadecimal digits.</returns>
    public override string ToString() => Value.ToString("x14", CultureInfo.InvariantCulture);
}
