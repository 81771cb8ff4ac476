namespace InstrumentGen.Analyzers.Flow.Sinks;

/// <summary>A row of the table of sinks: members of a type, and what their parameters are.</summary>
/// <param name="Type">The type's full metadata name; <c>Prometheus.*</c> stands for every type of the namespace.</param>
/// <param name="Members">The members' names, separated by spaces. <c>.ctor</c> is a constructor, <c>=Name</c> a property that is set, 
/// <c>[]</c> an indexer that is set, and <c>Name[]</c> that of what a property holds.</param>
/// <param name="Kind">Where the values end up.</param>
/// <param name="Roles">What the parameters are, as <c>name=role</c> separated by spaces; a role may name a kind of its own,
/// <c>name=text@SpanName</c>. A parameter that is not named is no sink.</param>
sealed record SinkRow(string Type, string Members, SinkKind Kind, string Roles)
{
    /// <summary>The level of each member, where its name tells it: <c>LogDebug</c>.</summary>
    public bool LevelInName { get; init; }

    /// <summary>With how many arguments a call can be a sink: <c>list.Add(item)</c> is told from <c>counter.Add(1, tag)</c> by that.</summary>
    public int LeastArguments { get; init; } = 1;
}

/// <summary>What a parameter of a sink is.</summary>
enum SinkRole
{
    /// <summary>A message template, or plain text with the same danger.</summary>
    Template,

    /// <summary>The next hole's value, or the value of the key before it.</summary>
    Value,

    /// <summary>An array of values, one for each hole.</summary>
    Values,

    /// <summary>The name of the value behind it.</summary>
    Key,

    /// <summary>A key with its value.</summary>
    Pair,

    /// <summary>Keys with their values.</summary>
    Pairs,

    /// <summary>Text that ends up as it is: a name, a description.</summary>
    Text,

    /// <summary>The level of a log line.</summary>
    Level,
}
