using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace InstrumentGen.OpenTelemetry;

/// <summary>OpenTelemetry's variables in an application's configuration. Empty ones are as if they were not there; of those that cannot be read, numbers and choices are
/// reported and passed over, as the specification asks; endpoints and certificates keep the host from starting.</summary>
sealed class OtlpVariables(IConfiguration? configuration)
{
    const string Exporter = "OTEL_EXPORTER_OTLP_";

    internal string? Read(string name)
    {
        string? value = configuration is null ? Environment.GetEnvironmentVariable(name) : configuration[name];
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    /// <summary>Whether it says <c>true</c>.</summary>
    internal bool IsTrue(string name) => string.Equals(Read(name), "true", StringComparison.OrdinalIgnoreCase);

    internal static string OfSignal(OtlpSignal signal, string name) => $"{Exporter}{signal.Variable}_{name}";

    internal static string OfAll(string name) => Exporter + name;

    /// <summary>What is said of a signal, else of all.</summary>
    internal string? Read(OtlpSignal signal, string name) => Named(signal, name)?.Value;

    /// <summary>What is said of a signal, else of all, and by which variable.</summary>
    internal (string Name, string Value)? Named(OtlpSignal signal, string name)
    {
        if (Read(OfSignal(signal, name)) is { } own) return (OfSignal(signal, name), own);
        return Read(OfAll(name)) is { } common ? (OfAll(name), common) : null;
    }

    internal int Integer(string name, int least, int otherwise) => Parse(name, Read(name), least) ?? otherwise;

    internal int Integer(OtlpSignal signal, string name, int least, int otherwise) =>
        Parse(OfSignal(signal, name), Read(OfSignal(signal, name)), least) ?? Integer(OfAll(name), least, otherwise);

    /// <summary>One of some values.</summary>
    internal static T Choice<T>(string name, string? value, T otherwise, params ReadOnlySpan<(string Value, T Meaning)> choices)
    {
        if (value is null) return otherwise;
        foreach ((string one, T meaning) in choices)
        {
            if (string.Equals(one, value, StringComparison.OrdinalIgnoreCase)) return meaning;
        }

        Report(name, value);
        return otherwise;
    }

    /// <summary>The pairs of a list <c>key=value,key2=value2</c>, percent-encoded.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Pairs(OtlpSignal signal, string name)
    {
        foreach ((_, string? key, string value) in EncodedPairs.Read(Read(signal, name)))
        {
            // The value may be a secret: it is not told.
            if (key is null) Report(OfAll(name), "(a part of it)");
            else yield return new(key, value);
        }
    }

    static int? Parse(string name, string? value, int least)
    {
        if (value is null) return null;
        if (int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) && number >= least) return number;
        Report(name, value);
        return null;
    }

    static void Report(string name, string value) =>
        TelemetryFailures.Report(TelemetryFailure.OtlpVariable, new FormatException($"{name} is '{value}', which it cannot be."));
}
