namespace InstrumentGen;

/// <summary>Which numbers are ratios.</summary>
static class SamplingRatios
{
    internal const string Range = "A sampling ratio is 0, or from 2^-56 to 1.";

    internal static bool IsOne(double ratio) => ratio == 0 || (ratio >= SamplingThreshold.LeastRatio && ratio <= 1);
}
