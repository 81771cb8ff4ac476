using System.Globalization;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Finds the operations that referenced assemblies leave to their callers: their generated manifests name them, so that no
/// metadata has to be searched.</summary>
static class ManifestParser
{
    public static IEnumerable<OperationVerdict> Parse(Compilation compilation, CancellationToken cancellationToken) =>
        Entries(compilation, cancellationToken)
            .Select(entry => Method(entry, compilation))
            .OfType<IMethodSymbol>()
            .Select(method => OperationParser.Parse(method, compilation))
            .OfType<OperationVerdict>();

    /// <summary>What the manifests say; nothing is looked up yet.</summary>
    public static IEnumerable<ManifestEntry> Entries(Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (string id in Ids(assembly)) yield return new ManifestEntry(id, assembly);
        }
    }

    /// <summary>The method that an entry names, where the compilation may call it.</summary>
    public static IMethodSymbol? Method(ManifestEntry entry, Compilation compilation) =>
        Resolve(entry.Id, entry.Assembly) is { } method && compilation.IsSymbolAccessibleWithin(method.ContainingType, compilation.Assembly) ? method : null;

    /// <summary>Whether its assembly's manifest says that a method is an iterator. Metadata does not tell: a reference assembly has no
    /// bodies.</summary>
    public static bool NamesIterator(IMethodSymbol method)
    {
        if (method.ContainingAssembly is not { } assembly || method.ReturnType is not INamedTypeSymbol { TypeKind: TypeKind.Interface }) return false;
        string? id = null;
        foreach (string iterator in Strings(Manifests(assembly).SelectMany(static manifest => manifest.NamedArguments).Where(static argument => argument.Key == "Iterators").Select(static argument => argument.Value)))
        {
            if (iterator == (id ??= method.GetDocumentationCommentId())) return true;
        }

        return false;
    }

    /// <summary>Whether an assembly's manifest leaves methods of its interface to their callers.</summary>
    public static bool LeavesToCallers(INamedTypeSymbol definition)
    {
        HashSet<string>? ids = null;
        foreach (string id in Ids(definition.ContainingAssembly))
        {
            ids ??= new(definition.GetMembers().OfType<IMethodSymbol>().Where(DecoratedMembers.IsOpen).Select(static method => method.GetDocumentationCommentId()).OfType<string>(), StringComparer.Ordinal);
            if (ids.Contains(id)) return true;
        }

        return false;
    }

    static IEnumerable<string> Ids(IAssemblySymbol assembly) => Strings(Manifests(assembly).SelectMany(static manifest => manifest.ConstructorArguments));

    static IEnumerable<AttributeData> Manifests(IAssemblySymbol assembly) =>
        assembly.GetAttributes().Where(static attribute => attribute.AttributeClass is { Name: "OperationManifestAttribute" } type && SymbolText.FullName(type) == MetadataNames.OperationManifest);

    static IEnumerable<string> Strings(IEnumerable<TypedConstant> arguments) =>
        arguments.Where(static argument => argument is { Kind: TypedConstantKind.Array, IsNull: false })
            .SelectMany(static argument => argument.Values)
            .Select(static value => value.Value)
            .OfType<string>();

    // By name and not by DocumentationCommentId, which also looks for the types of parameters, and may find those of another assembly.
    static IMethodSymbol? Resolve(string id, IAssemblySymbol assembly)
    {
        if (!id.StartsWith("M:", StringComparison.Ordinal)) return null;
        string[] names = id.Substring(2).Split('(')[0].Split('.');
        INamespaceOrTypeSymbol? holder = assembly.GlobalNamespace;
        for (int index = 0; index < names.Length - 1 && holder is not null; index++) holder = Member(holder, names[index]);
        return holder?.GetMembers(names[names.Length - 1].Split('`')[0])
            .OfType<IMethodSymbol>()
            .FirstOrDefault(method => method.GetDocumentationCommentId() == id);
    }

    // A generic type is written with its number of type parameters: Box`1.
    static INamespaceOrTypeSymbol? Member(INamespaceOrTypeSymbol holder, string name)
    {
        string[] parts = name.Split('`');
        int arity = parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 0;
        return holder.GetTypeMembers(parts[0], arity).FirstOrDefault() ?? (INamespaceOrTypeSymbol?)holder.GetMembers(name).OfType<INamespaceSymbol>().FirstOrDefault();
    }
}

/// <summary>An operation that a referenced assembly leaves to its callers.</summary>
/// <param name="Id">Its documentation id.</param>
/// <param name="Assembly">Whose manifest names it.</param>
readonly record struct ManifestEntry(string Id, IAssemblySymbol Assembly)
{
    /// <summary>The method's name alone.</summary>
    public string Name
    {
        get
        {
            string path = Id.Split('(')[0];
            return path.Substring(path.LastIndexOf('.') + 1).Split('`')[0];
        }
    }
}
