using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>What the rules say of the records of one category.</summary>
sealed class LogCategoryRatios
{
    readonly LogRatios[] _levels = new LogRatios[(int)LogLevel.Warning];

    internal LogCategoryRatios(string category, IEnumerable<LogSamplingRule> rules)
    {
        Category = category;
        // The best comes first.
        LogSamplingRule[] ranked =
        [
            .. rules.Where(rule => CategoryPattern.Matches(rule.Category, category)).Reverse()
                .OrderByDescending(static rule => rule.Category?.Length ?? 0)
                .ThenBy(static rule => rule.EventId is null)
                .ThenBy(static rule => rule.MaxLevel ?? LogLevel.None),
        ];
        for (int level = 0; level < _levels.Length; level++) _levels[level] = Of(ranked.Where(rule => rule.MaxLevel is not { } max || (int)max >= level));
    }

    internal string Category { get; }

    /// <summary>Of a level below <see cref="LogLevel.Warning"/>.</summary>
    internal LogRatios At(LogLevel level) => _levels[(int)level];

    static LogRatios Of(IEnumerable<LogSamplingRule> ranked)
    {
        LogSamplingRule[] rules = [.. ranked];
        var events = new Dictionary<int, SamplingThreshold>();
        foreach (int eventId in rules.Select(static rule => rule.EventId).OfType<int>().Distinct())
            events.Add(eventId, ThresholdOf(rules.First(rule => rule.EventId is null || rule.EventId == eventId)));
        return new LogRatios(ThresholdOf(rules.FirstOrDefault(static rule => rule.EventId is null)), events);
    }

    static SamplingThreshold ThresholdOf(LogSamplingRule? rule) => rule is null ? SamplingThreshold.Always : SamplingThreshold.FromRatio(rule.Ratio);
}
