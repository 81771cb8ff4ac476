using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>The names that operations of a compilation may have, and where to look for each. Nothing is bound to find them.</summary>
sealed class OperationNames
{
    readonly Dictionary<string, List<string>> _types = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<ManifestEntry>> _entries = new(StringComparer.Ordinal);
    readonly Compilation _compilation;

    public OperationNames(Compilation compilation, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        var types = new List<AttributedType>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            types.AddRange(AttributedType.In(tree, cancellationToken));
        }

        var attributed = new HashSet<string>(types.Where(static type => type.IsAttributed).Select(static type => type.Name), StringComparer.Ordinal);
        foreach (AttributedType type in types)
        {
            foreach (string method in type.AttributedMethods) Add(_types, method, type.Name);
            if (!attributed.Contains(type.Name)) continue;
            foreach (string method in type.OtherMethods) Add(_types, method, type.Name);
        }

        foreach (ManifestEntry entry in ManifestParser.Entries(compilation, cancellationToken)) Add(_entries, entry.Name, entry);
    }

    public bool IsEmpty => _types.Count + _entries.Count == 0;

    /// <summary>All names.</summary>
    public IEnumerable<string> All => _types.Keys.Union(_entries.Keys, StringComparer.Ordinal);

    public bool MayHave(string name) => _types.ContainsKey(name) || _entries.ContainsKey(name);

    /// <summary>Whether a method, as it is declared, may be an operation.</summary>
    public bool MayBeOperation(IMethodSymbol declaration)
    {
        string name = Simple(declaration);
        if (SymbolEqualityComparer.Default.Equals(declaration.ContainingAssembly, _compilation.Assembly)) return _types.ContainsKey(name);
        return Values(_entries, name) is { Count: > 0 } entries
            && declaration.GetDocumentationCommentId() is { } id
            && entries.Any(entry => entry.Id == id && SymbolEqualityComparer.Default.Equals(ManifestParser.Method(entry, _compilation), declaration));
    }

    /// <summary>The methods of a name that may be operations.</summary>
    public IEnumerable<IMethodSymbol> MethodsOf(string name)
    {
        IEnumerable<IMethodSymbol> declared = Values(_types, name)
            .Distinct(StringComparer.Ordinal)
            .Select(_compilation.Assembly.GetTypeByMetadataName)
            .OfType<INamedTypeSymbol>()
            .SelectMany(static type => type.GetMembers())
            .OfType<IMethodSymbol>()
            .Where(method => Simple(method) == name);
        return declared.Concat(Values(_entries, name).Select(entry => ManifestParser.Method(entry, _compilation)).OfType<IMethodSymbol>());
    }

    /// <summary>The name that calls use: an explicit implementation has that of its member.</summary>
    public static string Simple(IMethodSymbol method) => method.Name.Substring(method.Name.LastIndexOf('.') + 1);

    static List<T> Values<T>(Dictionary<string, List<T>> lists, string name) => lists.TryGetValue(name, out List<T>? values) ? values : [];

    static void Add<T>(Dictionary<string, List<T>> lists, string name, T value)
    {
        if (!lists.TryGetValue(name, out List<T>? values)) lists.Add(name, values = []);
        values.Add(value);
    }
}
