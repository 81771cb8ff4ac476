using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace InstrumentGen;

/// <summary>Options as they were at one moment, made ready for decisions.</summary>
sealed class LogSamplingTable
{
    const int Slots = 64;

    readonly LogSamplingRule[] _rules;
    readonly ConcurrentDictionary<string, LogCategoryRatios> _byName = new(StringComparer.Ordinal);
    // By identity: loggers keep the string of their category, and to hash its characters takes longer than all else.
    readonly LogCategoryRatios?[] _byReference = new LogCategoryRatios?[Slots];

    internal LogSamplingTable(LogSamplingOptions options)
    {
        FollowsTrace = options.FollowsTrace;
        _rules = [.. options.Rules];
    }

    internal bool FollowsTrace { get; }

    internal bool HasRules => _rules.Length > 0;

    internal LogCategoryRatios Of(string category)
    {
        ref LogCategoryRatios? slot = ref _byReference[RuntimeHelpers.GetHashCode(category) & (Slots - 1)];
        LogCategoryRatios? held = slot;
        return held is not null && ReferenceEquals(held.Category, category) ? held : Find(category, ref slot);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    LogCategoryRatios Find(string category, ref LogCategoryRatios? slot)
    {
        LogCategoryRatios ratios = _byName.GetOrAdd(category, static (name, rules) => new LogCategoryRatios(name, rules), _rules);
        if (ReferenceEquals(ratios.Category, category)) slot = ratios;
        return ratios;
    }
}
