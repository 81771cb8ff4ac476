using System.Globalization;
using InstrumentGen.Analyzers.Flow.Sinks;

namespace InstrumentGen.Analyzers.Configuration;

/// <summary>Reads the text of an option's value.</summary>
static class OptionValue
{
    /// <summary>How many members deep anybody can ask to look: there are types that hold themselves.</summary>
    public const int DeepestGraph = 8;

    static readonly char[] s_separators = [',', ';'];

    /// <summary>What an option's value may be, for messages; it completes "allowed is".</summary>
    public static string Allowed(OptionKind kind) => kind switch
    {
        OptionKind.Switch => "true or false",
        OptionKind.Number => $"a whole number from 0 to {DeepestGraph}",
        OptionKind.Level => "trace, debug, information, warning, error or critical",
        OptionKind.Names => "a list of names, separated by commas",
        _ => "a list of full names such as Shop.Ordering.Order, separated by commas",
    };

    /// <summary>Whether the text is a value of the kind.</summary>
    public static bool IsValid(OptionKind kind, string text) => kind switch
    {
        OptionKind.Switch => Switch(text) is not null,
        OptionKind.Number => Number(text) is not null,
        OptionKind.Level => Level(text) is not null,
        OptionKind.Names => List(text).All(IsName),
        _ => List(text).All(IsSymbol),
    };

    public static bool? Switch(string text) => bool.TryParse(text.Trim(), out bool value) ? value : null;

    public static int? Number(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value <= DeepestGraph ? value : null;

    public static SinkLevel? Level(string text) =>
        text.Trim() is { Length: > 0 } name && char.IsLetter(name[0]) && Enum.TryParse(name, ignoreCase: true, out SinkLevel level) ? level : null;

    /// <summary>The entries of a list; blank ones do not count.</summary>
    public static IReadOnlyList<string> List(string text) =>
        [.. text.Split(s_separators).Select(static entry => entry.Trim()).Where(static entry => entry.Length > 0)];

    static bool IsName(string entry) =>
        entry.All(static letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.' or ' ' or ':') && entry.Any(char.IsLetter);

    static bool IsSymbol(string entry) =>
        entry.Split('.').All(static part => part.Length > 0 && !char.IsDigit(part[0]) && part.All(static letter => char.IsLetterOrDigit(letter) || letter is '_' or '`' or '<' or '>' or '?'));
}
