using InstrumentGen.Analyzers.Flow.Names;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Correlation;

/// <summary>The names of ids that stand for a request on its way through services.</summary>
static class CorrelationNames
{
    // Another word before it makes it an id of the domain: order correlation id.
    static readonly HashSet<string> s_prefixes = new(StringComparer.Ordinal)
    {
        "x", "http", "request", "current", "new", "default", "generated", "parent", "global", "get", "create", "generate", "make", "next", "ensure", "resolve", "fallback", "set", "or",
    };

    static readonly HashSet<string> s_nothing = new(StringComparer.OrdinalIgnoreCase) { "id", "guid", "uuid", "value", "newId", "newGuid", "identifier", "uid" };

    /// <summary>Whether a value with such a target is a correlation id.</summary>
    public static bool Fits(ValueTarget target)
    {
        string[] words = NameWords.Split(target.Name);
        if (words.Length == 0) return false;
        string last = words[words.Length - 1];
        if (last is "correlationid" or "traceid") return HasPrefixes(words, words.Length - 1);
        if (words.Length < 2 || last is not ("id" or "identifier" or "guid")) return false;
        return words[words.Length - 2] switch
        {
            "correlation" or "trace" => HasPrefixes(words, words.Length - 2),
            // A request of a domain has an id too: only the header and the scope are about the trace.
            "request" => words.Length == 2 ? target.IsScope || (target.IsKey && target.Name.Contains('-')) || IsContext(target.Owner) : words is ["x", "request", "id"] && target.IsKey,
            _ => false,
        };
    }

    // RequestContext.RequestId.
    static bool IsContext(ITypeSymbol? owner) => owner is not null && NameWords.Split(owner.Name) is [.., "context" or "accessor"];

    /// <summary>Whether a variable's name tells nothing of what the id is for.</summary>
    public static bool SaysNothing(string name) => s_nothing.Contains(name.TrimStart('_'));

    static bool HasPrefixes(string[] words, int count) => words.Take(count).All(s_prefixes.Contains);
}
