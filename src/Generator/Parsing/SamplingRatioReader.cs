using System.Globalization;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Reads the part of an operation's spans that its declaration wants kept.</summary>
static class SamplingRatioReader
{
    const double Least = 1.0 / (1L << 56);

    /// <summary>The ratio of a <c>[Traced]</c>; not a number where it gives none, or one that is none.</summary>
    public static double Read(AttributeData? traced, List<ArgumentProblem>? problems = null)
    {
        // The compiler has converted constants to double; anything else is an error of the user's that it tells of itself. Not a number is the default.
        if (traced is null || AttributeReader.Named(traced, "SamplingRatio") is not { Value: double ratio }) return double.NaN;
        if (ratio == 0 || double.IsNaN(ratio) || (ratio >= Least && ratio <= 1)) return ratio;
        problems?.Add(new(ArgumentProblemKind.SamplingRatio, traced, 0, ratio.ToString("R", CultureInfo.InvariantCulture)));
        return double.NaN;
    }
}
