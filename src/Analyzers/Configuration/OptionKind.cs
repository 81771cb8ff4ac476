namespace InstrumentGen.Analyzers.Configuration;

/// <summary>What an option's value is.</summary>
enum OptionKind
{
    /// <summary><c>true</c> or <c>false</c>.</summary>
    Switch,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A level of a log line.</summary>
    Level,

    /// <summary>Identifiers, or words in a row as <c>api key</c>.</summary>
    Names,

    /// <summary>Full names of types or members: <c>Shop.Ordering.Order</c>.</summary>
    Symbols,
}
