using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InstrumentGen;

/// <summary>Has every logger of an application ask the sampler: behind each rule of its filter, whose level and own condition stay what they are.</summary>
/// <remarks>The framework asks a filter for each provider, once for whether it is enabled and once more for the record, and does not tell it the event. So what is drawn
/// and what depends on the event is left to who is asked once.</remarks>
sealed class LogSamplingFilter(LogSampler sampler) : IPostConfigureOptions<LoggerFilterOptions>
{
    static volatile bool s_isUsed;

    /// <summary>Whether any logger's being enabled may depend on the activity at hand.</summary>
    internal static bool IsUsed => s_isUsed;

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        s_isUsed = true;
        bool isCovered = false;
        for (int index = 0; index < options.Rules.Count; index++)
        {
            LoggerFilterRule rule = options.Rules[index];
            isCovered |= rule is { ProviderName: null, CategoryName: null };
            options.Rules[index] = new LoggerFilterRule(rule.ProviderName, rule.CategoryName, rule.LogLevel, Behind(rule.Filter));
        }

        if (!isCovered) options.Rules.Add(new LoggerFilterRule(null, null, options.MinLevel, Behind(null)));
    }

    Func<string?, string?, LogLevel, bool> Behind(Func<string?, string?, LogLevel, bool>? filter)
    {
        if (filter is null) return (_, category, level) => sampler.MayKeep(category ?? "", level);
        return (provider, category, level) => filter(provider, category, level) && sampler.MayKeep(category ?? "", level);
    }
}
