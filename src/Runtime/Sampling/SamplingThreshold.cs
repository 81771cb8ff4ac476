using System.Globalization;

namespace InstrumentGen;

/// <summary>Which traces a ratio keeps: those whose <see cref="SamplingRandomness"/> is at least this number, which is how many of
/// 2<sup>56</sup> are dropped.</summary>
/// <remarks>The rejection threshold of OpenTelemetry's probability sampling, the sub-key <c>th</c> of a <c>tracestate</c>. The default value keeps
/// every trace.</remarks>
/// <example>
/// <code>
/// var threshold = SamplingThreshold.FromRatio(0.1);
/// Console.WriteLine($"th:{threshold}: each kept trace stands for {threshold.AdjustedCount}");   // th:e666: each kept trace stands for 9.99938968568813
/// </code>
/// </example>
public readonly record struct SamplingThreshold : IComparable<SamplingThreshold>
{
    // What the specification recommends: "4 digits of precision by default".
    const int Precision = 4;
    internal const double LeastRatio = 1.0 / FiftySixBits.Count;

    internal SamplingThreshold(ulong dropped) => Dropped = dropped;

    /// <summary>Keeps every trace: <c>th:0</c>.</summary>
    public static SamplingThreshold Always => default;

    /// <summary>Keeps no trace. No <c>th</c> says so: to keep none is no probability.</summary>
    public static SamplingThreshold Never => new(FiftySixBits.Count);

    /// <summary>The part of the traces that is kept, from 0 to 1. It is the ratio that was asked for, rounded.</summary>
    public double Probability => (double)(FiftySixBits.Count - Dropped) / FiftySixBits.Count;

    /// <summary>How many traces a kept one stands for, itself included: the inverse of <see cref="Probability"/>.</summary>
    /// <value>At least 1; 0 for <see cref="Never"/>, as nothing is kept.</value>
    public double AdjustedCount => Dropped == FiftySixBits.Count ? 0 : (double)FiftySixBits.Count / (FiftySixBits.Count - Dropped);

    /// <summary>How many of 2<sup>56</sup> traces are dropped.</summary>
    internal ulong Dropped { get; }

    /// <summary>Whether the first threshold keeps more traces than the second.</summary>
    /// <param name="left">A threshold.</param>
    /// <param name="right">Another one.</param>
    /// <returns><see langword="true"/> where it does.</returns>
    public static bool operator <(SamplingThreshold left, SamplingThreshold right) => left.Dropped < right.Dropped;

    /// <summary>Whether the first threshold keeps fewer traces than the second.</summary>
    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >(SamplingThreshold left, SamplingThreshold right) => left.Dropped > right.Dropped;

    /// <summary>Whether the first threshold keeps all traces that the second keeps.</summary>
    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator <=(SamplingThreshold left, SamplingThreshold right) => left.Dropped <= right.Dropped;

    /// <summary>Whether the first threshold keeps only traces that the second keeps.</summary>
    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >=(SamplingThreshold left, SamplingThreshold right) => left.Dropped >= right.Dropped;

    /// <summary>The threshold that keeps a part of the traces, to four hexadecimal digits behind those that are <c>f</c>.</summary>
    /// <param name="ratio">The part: 1 keeps every trace, 0 none. Between them the least is 2<sup>-56</sup>.</param>
    /// <returns>The threshold.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ratio"/> is neither 0 nor from 2<sup>-56</sup> to 1.</exception>
    /// <remarks>The formula is that of "Converting floating-point probability to threshold value" in OpenTelemetry's specification
    /// "TraceState: Probability Sampling". That ends at 12 digits, where it runs out of its floating-point numbers; this goes on to all 14.</remarks>
    public static SamplingThreshold FromRatio(double ratio)
    {
        if (ratio == 0) return Never;
        if (!(ratio is >= LeastRatio and <= 1)) throw new ArgumentOutOfRangeException(nameof(ratio), ratio, SamplingRatios.Range);
        // A binary exponent of the ratio four lower is one digit f more in front of the threshold. The specification counts by frexp, which
        // gives one more than the logarithm.
        int digits = Math.Min(FiftySixBits.Digits, Precision + (-(Math.ILogB(ratio) + 1) / 4));
        // A power of two changes the exponent alone, so the product is exact.
        ulong dropped = FiftySixBits.Count - (ulong)Math.Round(ratio * FiftySixBits.Count);
        return new SamplingThreshold(Rounded(dropped, 4 * (FiftySixBits.Digits - digits)));
    }

    /// <summary>Reads the value of a <c>th</c>.</summary>
    /// <param name="text">One to 14 hexadecimal digits, from the most significant on; those that are missing are zeros.</param>
    /// <param name="threshold">The threshold; <see cref="Always"/> where the text is none.</param>
    /// <returns><see langword="false"/> where the text is none.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out SamplingThreshold threshold)
    {
        bool isRead = FiftySixBits.TryRead(text, out ulong dropped);
        threshold = isRead ? new SamplingThreshold(dropped) : default;
        return isRead;
    }

    /// <summary>Whether a trace is kept.</summary>
    /// <param name="randomness">The trace's randomness.</param>
    /// <returns><see langword="true"/> where it is.</returns>
    public bool Keeps(SamplingRandomness randomness) => randomness.Value >= Dropped;

    /// <inheritdoc/>
    public int CompareTo(SamplingThreshold other) => Dropped.CompareTo(other.Dropped);

    /// <summary>The value of the <c>th</c>: hexadecimal digits without the zeros at their end.</summary>
    /// <returns>The digits, <c>0</c> for <see cref="Always"/>; nothing for <see cref="Never"/>.</returns>
    public override string ToString() => Dropped switch
    {
        0 => "0",
        FiftySixBits.Count => "",
        _ => Dropped.ToString("x14", CultureInfo.InvariantCulture).TrimEnd('0'),
    };

    static ulong Rounded(ulong dropped, int bits) => bits == 0 ? dropped : (dropped + (1UL << (bits - 1))) >> bits << bits;
}
