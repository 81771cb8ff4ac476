using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Flow.Sources;

/// <summary>Finds the rows of a member: of its own type, of those that it derives from, and of its interfaces.</summary>
sealed class SourceCatalog
{
    static readonly ConditionalWeakTable<Compilation, SourceCatalog> s_catalogs = new();

    static readonly ILookup<string, SourceRow> s_byMember = SourceTable.Rows
        .SelectMany(static row => row.Members.Split(' ').Select(member => (member, row)))
        .ToLookup(static pair => pair.member, static pair => pair.row, StringComparer.Ordinal);

    readonly ConcurrentDictionary<(INamedTypeSymbol Type, string Member), SourceRow[]> _rows = new();

    SourceCatalog()
    {
    }

    public static SourceCatalog Of(Compilation compilation) => s_catalogs.GetValue(compilation, static _ => new());

    public IReadOnlyList<SourceRow> Find(INamedTypeSymbol? type, string member) =>
        type is not null && s_byMember.Contains(member) ? _rows.GetOrAdd((type.OriginalDefinition, member), static key => Match(key.Type, key.Member)) : [];

    static SourceRow[] Match(INamedTypeSymbol type, string member)
    {
        HashSet<string> names = [.. type.AllInterfaces.Select(static one => SymbolText.FullName(one))];
        for (INamedTypeSymbol? one = type; one is not null; one = one.BaseType) names.Add(SymbolText.FullName(one));
        return [.. s_byMember[member].Where(row => names.Contains(row.Type))];
    }
}
