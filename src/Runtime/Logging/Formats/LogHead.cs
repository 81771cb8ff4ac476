using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>What a record has beside its message and values.</summary>
readonly struct LogHead
{
    internal required LogLevel Level { get; init; }

    internal required EventId EventId { get; init; }

    /// <summary>What is known of the event when the project is built; of events that others log, nothing is.</summary>
    internal LogEventDefinition? Event { get; init; }

    /// <summary>The message of an event that others log, with values as <c>{Name}</c>, where the format wants it and the event has one.</summary>
    internal string? Template { get; init; }

    /// <summary>What the format says of the logger's category.</summary>
    internal required byte[] Category { get; init; }

    internal required DateTime Utc { get; init; }

    /// <summary>The span it belongs to.</summary>
    internal Activity? Span { get; init; }

    internal Exception? Exception { get; init; }

    /// <summary>How many records it stands for, where that is known to be more than one.</summary>
    internal double AdjustedCount { get; init; }
}
