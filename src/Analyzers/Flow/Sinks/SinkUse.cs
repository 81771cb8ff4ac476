using InstrumentGen.Generator.Parsing.Templates;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Flow.Sinks;

/// <summary>One value at one sink.</summary>
/// <param name="Kind">Where it ends up.</param>
/// <param name="Value">The value.</param>
/// <param name="Name">What it is called there: the hole, the key, the parameter; <see langword="null"/> where nothing is known.</param>
sealed record SinkUse(SinkKind Kind, IOperation Value, string? Name)
{
    /// <summary>Whether it is logged at a level that production mostly leaves off.</summary>
    public bool IsVerbose { get; init; }

    /// <summary>The level of the log line, where the code tells it.</summary>
    public SinkLevel? Level { get; init; }

    /// <summary>The same, with another level from which on lines count in full.</summary>
    public SinkUse From(SinkLevel least) => Level is { } level && level < least != IsVerbose ? this with { IsVerbose = level < least } : this;

    /// <summary>Whether the sink takes the value apart: <c>{@Name}</c>.</summary>
    public bool Destructures { get; init; }

    /// <summary>Whether the value is itself the message template.</summary>
    public bool IsTemplate { get; init; }

    /// <summary>Whether the sink writes the value as text, so that an object counts by its <c>ToString</c>.</summary>
    public bool IsText { get; init; }

    /// <summary>The template whose hole it fills.</summary>
    public MessageTemplate? Template { get; init; }

    /// <summary>The hole that it fills.</summary>
    public TemplateHole? Hole { get; init; }
}
