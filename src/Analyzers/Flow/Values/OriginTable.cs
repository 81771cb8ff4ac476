using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Flow.Values;

/// <summary>The origins that a method reads, numbered.</summary>
sealed class OriginTable
{
    readonly List<Origin> _origins = [];
    readonly Dictionary<(OriginKind, object), int> _numbers = [];

    /// <summary>All that can tell of somebody or open a door.</summary>
    public OriginSet Private { get; private set; }

    /// <summary>What of it is known by its name alone.</summary>
    public OriginSet Named { get; private set; }

    /// <summary>All that can make a label grow.</summary>
    public OriginSet Growing { get; private set; }

    public OriginSet Add(Origin origin)
    {
        object key = (object?)origin.Syntax ?? (object?)origin.Symbol ?? origin.Subject;
        if (_numbers.TryGetValue((origin.Kind, key), out int number)) return OriginSet.Of(number);
        number = _origins.Count;
        if (number >= OriginSet.Capacity) return OriginSet.Empty;
        _origins.Add(origin);
        _numbers.Add((origin.Kind, key), number);
        OriginSet one = OriginSet.Of(number);
        if (origin.Kind is OriginKind.SecretName or OriginKind.PersonalName) Named |= one;
        if (origin.Kind <= OriginKind.PersonalName) Private |= one;
        else if (origin.Kind != OriginKind.Composed) Growing |= one;
        return one;
    }

    /// <summary>The origins of a set, the most certain first, then in the order of the source.</summary>
    public IReadOnlyList<Origin> Of(OriginSet set)
    {
        if (set.IsEmpty) return [];
        return [.. _origins.Where((_, number) => set.Contains(number)).OrderBy(static origin => origin.Kind).ThenBy(static origin => origin.Syntax?.SpanStart ?? 0)];
    }
}
