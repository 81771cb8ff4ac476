using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Flow.Sinks;

/// <summary>Finds the row of a member. Most calls are told apart by their name alone.</summary>
sealed class SinkCatalog
{
    static readonly ConditionalWeakTable<Compilation, SinkCatalog> s_catalogs = new();

    static readonly ILookup<string, SinkRow> s_byMember = SinkTable.Rows
        .SelectMany(static row => row.Members.Split(' ').Select(member => (member, row)))
        .ToLookup(static pair => pair.member, static pair => pair.row, StringComparer.Ordinal);

    static readonly Dictionary<string, int> s_leastArguments = s_byMember.ToDictionary(static rows => rows.Key, static rows => rows.Min(static row => row.LeastArguments), StringComparer.Ordinal);

    readonly ConcurrentDictionary<(INamedTypeSymbol Type, string Member), SinkRow?> _rows = new();

    SinkCatalog()
    {
    }

    public static SinkCatalog Of(Compilation compilation) => s_catalogs.GetValue(compilation, static _ => new());

    /// <summary>Whether any row has a member of the name that can be called with so many arguments: the question to ask first, from
    /// syntax.</summary>
    public static bool HasMember(string name, int arguments) => s_leastArguments.TryGetValue(name, out int least) && arguments >= least;

    /// <summary>The row of a type's member, or <see langword="null"/>.</summary>
    public SinkRow? Find(INamedTypeSymbol type, string member) =>
        s_byMember.Contains(member) ? _rows.GetOrAdd((type.OriginalDefinition, member), static key => Match(key.Type, key.Member)) : null;

    static SinkRow? Match(INamedTypeSymbol type, string member)
    {
        string name = MetadataName(type);
        return s_byMember[member].FirstOrDefault(row => row.Type == name
            || (row.Type.EndsWith(".*", StringComparison.Ordinal) && name.StartsWith(row.Type.Substring(0, row.Type.Length - 1), StringComparison.Ordinal)));
    }

    static string MetadataName(INamedTypeSymbol type)
    {
        string name = SymbolText.FullName(type);
        return type.Arity == 0 ? name : $"{name}`{type.Arity}";
    }
}
