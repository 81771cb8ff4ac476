using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace InstrumentGen;

/// <summary>Reads the options from the configuration of a host, where there is one, and again when it changes.</summary>
sealed class LogSamplingSection(IConfiguration? configuration = null) : IConfigureOptions<LogSamplingOptions>, IOptionsChangeTokenSource<LogSamplingOptions>
{
    internal const string Path = "InstrumentGen:Sampling:Logs";

    LogSamplingOptions? _read;

    public string? Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => configuration?.GetReloadToken() ?? new CancellationChangeToken(CancellationToken.None);

    /// <summary>Adds what the section says. What it says wrongly when the application starts is thrown; when it changes later, the last that was right stays.</summary>
    public void Configure(LogSamplingOptions options)
    {
        if (configuration is null) return;
        try
        {
            _read = Read(configuration.GetSection(Path));
        }
        catch (Exception exception) when (_read is not null)
        {
            TelemetryFailures.Report(TelemetryFailure.LogSamplingSection, exception);
        }

        options.FollowsTrace = _read.FollowsTrace;
        foreach (LogSamplingRule rule in _read.Rules) options.Rules.Add(rule);
    }

    static LogSamplingOptions Read(IConfigurationSection section)
    {
        var options = new LogSamplingOptions();
        if (ValueOf<bool>(section, nameof(LogSamplingOptions.FollowsTrace), bool.TryParse) is { } follows) options.FollowsTrace = follows;
        foreach (IConfigurationSection rule in section.GetSection(nameof(LogSamplingOptions.Rules)).GetChildren()) options.Rules.Add(RuleOf(rule));
        return options;
    }

    static LogSamplingRule RuleOf(IConfigurationSection section)
    {
        double ratio = ValueOf<double>(section, nameof(LogSamplingRule.Ratio), static (string? text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            ?? throw new InvalidOperationException($"{section.Path} has no {nameof(LogSamplingRule.Ratio)}.");
        try
        {
            return new LogSamplingRule
            {
                Category = section[nameof(LogSamplingRule.Category)],
                MaxLevel = ValueOf<LogLevel>(section, nameof(LogSamplingRule.MaxLevel), static (string? text, out LogLevel value) => Enum.TryParse(text, ignoreCase: true, out value)),
                EventId = ValueOf<int>(section, nameof(LogSamplingRule.EventId), static (string? text, out int value) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out value)),
                Ratio = ratio,
            };
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw new ArgumentOutOfRangeException($"{section.Path}:{nameof(LogSamplingRule.Ratio)}", exception.ActualValue, SamplingRatios.Range);
        }
    }

    delegate bool Parse<T>(string? text, out T value);

    static T? ValueOf<T>(IConfigurationSection section, string name, Parse<T> parse)
        where T : struct
    {
        string? text = section[name];
        if (string.IsNullOrWhiteSpace(text)) return null;
        return parse(text, out T value) ? value : throw new InvalidOperationException($"{section.Path}:{name} is '{text}', which cannot be read.");
    }
}
