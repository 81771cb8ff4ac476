using System.Globalization;

namespace InstrumentGen;

/// <summary>The environment variables that OpenTelemetry's specification "General SDK Configuration" names for samplers.</summary>
static class SamplingVariables
{
    internal const string Sampler = "OTEL_TRACES_SAMPLER";
    internal const string Argument = "OTEL_TRACES_SAMPLER_ARG";

    const string ParentBased = "parentbased_";

    /// <summary>The sampler that they ask for; where they ask for none, or for one that does not exist here, the specification's default
    /// <c>parentbased_always_on</c>.</summary>
    internal static ProbabilitySampler Read(Func<string, string?> variables)
    {
        string name = variables(Sampler)?.Trim() ?? "";
        bool followsParent = name.StartsWith(ParentBased, StringComparison.Ordinal);
        double? ratio = (followsParent ? name[ParentBased.Length..] : name) switch
        {
            "always_on" => 1,
            "always_off" => 0,
            "traceidratio" => RatioOf(variables(Argument)),
            _ => null,
        };
        if (ratio is { } known) return new ProbabilitySampler(known, followsParent);
        // "Invalid or unrecognized input MUST be logged and MUST be otherwise ignored".
        if (name.Length > 0) TelemetryFailures.Report(TelemetryFailure.SamplingVariable, new FormatException($"{Sampler} is '{name}', which names no sampler."));
        return new ProbabilitySampler(1);
    }

    static double RatioOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return 1;
        try
        {
            double ratio = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            _ = SamplingThreshold.FromRatio(ratio);
            return ratio;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentOutOfRangeException)
        {
            TelemetryFailures.Report(TelemetryFailure.SamplingVariable, exception);
            return 1;
        }
    }
}
