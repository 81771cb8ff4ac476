using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InstrumentGen;

/// <summary>Decides which log records are kept: those of the traces that are, and of these the part that a rule says, whole traces at a time.</summary>
/// <remarks><see cref="LogLevel.Warning"/> and above are kept always. A rule keeps the records of a trace where the trace's <see cref="SamplingRandomness"/> reaches the
/// threshold of its ratio: so it keeps all records of a trace or none, the same ones in every process, and a lower ratio keeps a part of what a higher one keeps. Records
/// that belong to no trace are drawn one by one. A decision takes a few nanoseconds and allocates nothing.</remarks>
/// <example>
/// <code>
/// var sampler = new LogSampler(new LogSamplingOptions { Rules = { new LogSamplingRule { Category = "Shop", Ratio = 0.1 } } });
/// if (sampler.Keeps("Shop.Basket", LogLevel.Debug)) Write(record);
/// </code>
/// </example>
public sealed class LogSampler
{
    readonly Random _random;
    volatile LogSamplingTable _table;

    /// <summary>Makes a sampler.</summary>
    /// <param name="options">What is kept, as it is now: later changes of the object change nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    public LogSampler(LogSamplingOptions options)
        : this(options, Random.Shared)
    {
    }

    internal LogSampler(LogSamplingOptions options, Random random)
    {
        ArgumentNullException.ThrowIfNull(options);
        _random = random;
        _table = new LogSamplingTable(options);
    }

    internal LogSampler(IOptionsMonitor<LogSamplingOptions> options)
        : this(options.CurrentValue) => options.OnChange((changed, name) =>
        {
            if (string.IsNullOrEmpty(name)) _table = new LogSamplingTable(changed);
        });

    /// <summary>Whether something in front of the providers asks <see cref="Keeps"/> once for each record, as the logger of Microsoft.Extensions.Telemetry does. The
    /// providers of this package then take what reaches them for kept: a record that is drawn twice would stand for too few.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool IsAskedByLogger { get; set; }

    /// <summary>Decides on a record of the trace at hand.</summary>
    /// <param name="category">The record's category.</param>
    /// <param name="level">The record's level.</param>
    /// <param name="eventId">The record's event.</param>
    /// <returns><see langword="true"/> where it is kept.</returns>
    public bool Keeps(string category, LogLevel level, EventId eventId = default)
    {
        if (IsAlwaysKept(level)) return true;
        LogSamplingTable table = _table;
        Activity? activity = Activity.Current;
        if (IsDropped(table, activity)) return false;
        return !table.HasRules || IsReached(table.Of(category).At(level).Of(eventId.Id), activity);
    }

    /// <summary>Decides on a record of the trace at hand, and says how many it stands for.</summary>
    /// <inheritdoc cref="Keeps"/>
    /// <returns>The decision.</returns>
    public LogDecision Decide(string category, LogLevel level, EventId eventId = default) => Decide(category, level, eventId, isKept: false);

    /// <summary>As <see cref="Decide(string, LogLevel, EventId)"/>, for a provider, to which a record may come that has been decided on before.</summary>
    internal LogDecision DecideBehindLogger(string category, LogLevel level, EventId eventId) => Decide(category, level, eventId, IsAskedByLogger);

    /// <summary>Whether a record may be kept, for who does not know its event and asks more than once: the same each time. Of records that belong to no trace none is
    /// drawn, and all may be.</summary>
    internal bool MayKeep(string category, LogLevel level)
    {
        if (IsAlwaysKept(level)) return true;
        LogSamplingTable table = _table;
        Activity? activity = Activity.Current;
        if (IsDropped(table, activity)) return false;
        if (!table.HasRules) return true;
        TraceIdThreshold least = table.Of(category).At(level).Least;
        return HasTrace(activity) ? IsReached(least, activity) : least.Threshold != SamplingThreshold.Never;
    }

    LogDecision Decide(string category, LogLevel level, EventId eventId, bool isKept)
    {
        if (IsAlwaysKept(level)) return LogDecision.Keep(SamplingThreshold.Always);
        LogSamplingTable table = _table;
        Activity? activity = Activity.Current;
        if (!isKept && IsDropped(table, activity)) return LogDecision.Drop;
        TraceIdThreshold ratio = table.HasRules ? table.Of(category).At(level).Of(eventId.Id) : default;
        if (!isKept && !IsReached(ratio, activity)) return LogDecision.Drop;
        return table.FollowsTrace && activity is not null ? Following(activity, ratio.Threshold) : LogDecision.Keep(ratio.Threshold);
    }

    // A trace that its own threshold would have dropped was kept for another reason, and does not stand for as many as that says.
    static LogDecision Following(Activity activity, SamplingThreshold ratio)
    {
        if (!HasTrace(activity)) return LogDecision.KeepUnknown;
        TraceStateReading state = TraceStateReading.Of(activity);
        if (state.Threshold is not { } threshold || !threshold.Keeps(state.Randomness ?? SamplingRandomness.Of(activity.TraceId))) return LogDecision.KeepUnknown;
        return LogDecision.Keep(threshold > ratio ? threshold : ratio);
    }

    bool IsReached(TraceIdThreshold ratio, Activity? activity)
    {
        if (ratio.Threshold == SamplingThreshold.Always) return true;
        if (!HasTrace(activity)) return ratio.Threshold.Keeps(new SamplingRandomness((ulong)_random.NextInt64() & FiftySixBits.Greatest));
        return TraceStateReading.Of(activity!).Randomness is { } randomness ? ratio.Threshold.Keeps(randomness) : ratio.Keeps(activity!.TraceId);
    }

    // Levels that do not exist are kept as well.
    static bool IsAlwaysKept(LogLevel level) => (uint)level >= (uint)LogLevel.Warning;

    static bool IsDropped(LogSamplingTable table, Activity? activity) => table.FollowsTrace && activity is { Recorded: false };

    // Ids of other formats have no randomness.
    static bool HasTrace(Activity? activity) => activity is { IdFormat: ActivityIdFormat.W3C };
}
