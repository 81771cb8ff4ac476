using System.Reflection;
using System.Text.Json;

namespace InstrumentGen;

/// <summary>Finds names that a configuration has and the program does not: a ratio for an operation that was renamed would hold for nothing, and nobody would see.</summary>
static class UnknownOperations
{
    // More than a third of a name mistyped is another name.
    const int NearestPart = 3;

    /// <summary>The names that are no operation's, each with the operation's name that is most like it, if any is.</summary>
    internal static IReadOnlyList<(string Name, string? Nearest)> Among(IEnumerable<string> names)
    {
        string[] asked = [.. names];
        if (asked.Length == 0) return [];
        HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);
        foreach (SamplingSite site in SamplingSites.All) if (site.IsOperation) known.Add(site.Name);
        // Operations are defined when their type is first used, so a program that has just begun knows few: its catalogues name them all.
        known.UnionWith(InstrumentedAssembliesAttribute.OfProgram.SelectMany(Catalogued));
        return known.Count == 0 ? [] : [.. asked.Where(name => !known.Contains(name)).Select(name => (name, Nearest(name, known)))];
    }

    internal static string? Nearest(string name, IEnumerable<string> known)
    {
        (string Name, int Distance) nearest = ("", int.MaxValue);
        foreach (string one in known.Order(StringComparer.Ordinal))
        {
            int distance = Distance(name.ToUpperInvariant(), one.ToUpperInvariant());
            if (distance < nearest.Distance) nearest = (one, distance);
        }

        return nearest.Distance <= Math.Max(2, name.Length / NearestPart) ? nearest.Name : null;
    }

    // An assembly without a catalogue, or one that is not there, names none.
    static string[] Catalogued(string assembly)
    {
        try
        {
            if (Assembly.Load(new AssemblyName(assembly)).GetCustomAttribute<OperationCatalogueAttribute>()?.Json is not { } json) return [];
            using var document = JsonDocument.Parse(json);
            return document.RootElement.TryGetProperty("operations", out JsonElement operations)
                ? [.. operations.EnumerateArray().Select(static operation => operation.GetProperty("name").GetString() ?? "")]
                : [];
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }
    }

    // Levenshtein's: how many characters have to be put in, taken out or changed.
    static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int line = 1; line <= one.Length; line++)
        {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= other.Length; column++)
            {
                int changed = diagonal + (one[line - 1] == other[column - 1] ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(changed, 1 + Math.Min(row[column], row[column - 1]));
            }
        }

        return row[^1];
    }
}
