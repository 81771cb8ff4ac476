using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Flow.Names;

/// <summary>Judges by its name how many values a label can have.</summary>
/// <param name="unbounded">Terms whose values have no end, besides the known ones.</param>
/// <param name="believes">Whether names tell anything at all.</param>
sealed class LabelNames(IEnumerable<string> unbounded, bool believes = true)
{
    readonly string[][] _unbounded = [.. LabelLexicon.Unbounded.Concat(unbounded).Select(static term => NameWords.Split(term)).Where(static words => words.Length > 0)];
    readonly HashSet<string> _endless = new(LabelLexicon.Endless, StringComparer.Ordinal);
    readonly HashSet<string> _vetoes = new(LabelLexicon.Vetoes, StringComparer.Ordinal);

    /// <summary>What a name tells.</summary>
    public LabelBound BoundOf(string name, INamedTypeSymbol? container = null)
    {
        string[] words = NameWords.Split(name);
        if (!believes || words.Length == 0 || words.Any(_vetoes.Contains)) return LabelBound.Untold;
        if (words[words.Length - 1] is "id" or "ids" or "identifier") return IdBound(words, container);
        // An order's number is its id, and a number of orders is a number.
        if (words[words.Length - 1] is "number" or "no" or "reference" && Owner(words, container) is { } owner && _endless.Contains(owner)) return LabelBound.Unbounded;
        ArraySegment<string> head = NameWords.UpToHead(words);
        return _unbounded.Any(term => Ends(head, term)) ? LabelBound.Unbounded : LabelBound.Untold;
    }

    LabelBound IdBound(string[] words, INamedTypeSymbol? container)
    {
        return Owner(words, container) is { } owner && _endless.Contains(owner) ? LabelBound.Unbounded : LabelBound.Data;
    }

    // orderId, Order.Id.
    static string? Owner(string[] words, INamedTypeSymbol? container) => words.Length > 1 ? words[words.Length - 2] : NameWords.Split(container?.Name ?? "").LastOrDefault();

    static bool Ends(ArraySegment<string> head, string[] term) =>
        head.Count >= term.Length && head.Skip(head.Count - term.Length).SequenceEqual(term, StringComparer.Ordinal);
}

/// <summary>How many values a label can have.</summary>
enum LabelBound
{
    /// <summary>The name does not tell.</summary>
    Untold,

    /// <summary>As many as somebody has entered data.</summary>
    Data,

    /// <summary>There is no end to them.</summary>
    Unbounded,
}
