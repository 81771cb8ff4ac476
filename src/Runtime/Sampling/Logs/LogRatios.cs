using System.Collections.Frozen;

namespace InstrumentGen;

/// <summary>What the rules say of the records of one category and level.</summary>
sealed class LogRatios
{
    readonly TraceIdThreshold _general;
    readonly FrozenDictionary<int, TraceIdThreshold>? _events;

    internal LogRatios(SamplingThreshold general, IReadOnlyDictionary<int, SamplingThreshold> events)
    {
        _general = new TraceIdThreshold(general);
        SamplingThreshold least = general;
        foreach (SamplingThreshold one in events.Values) least = one < least ? one : least;
        Least = new TraceIdThreshold(least);
        if (events.Count > 0) _events = events.ToFrozenDictionary(static one => one.Key, static one => new TraceIdThreshold(one.Value));
    }

    /// <summary>What a record of some event is kept by, whose number is not known yet: no more is dropped than of any event.</summary>
    internal TraceIdThreshold Least { get; }

    internal TraceIdThreshold Of(int eventId) => _events is not null && _events.TryGetValue(eventId, out TraceIdThreshold threshold) ? threshold : _general;
}
