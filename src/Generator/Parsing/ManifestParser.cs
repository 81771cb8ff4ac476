using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Finds the operations that referenced assemblies leave to their callers: their generated manifests name them, so that no
/// metadata has to be searched.</summary>
static class ManifestParser
{
    public static IEnumerable<OperationVerdict> Parse(Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            foreach (string id in Ids(assembly))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Resolve(id, assembly, compilation) is { } method && OperationParser.Parse(method, compilation) is { } verdict) yield return verdict;
            }
        }
    }

    static IEnumerable<string> Ids(IAssemblySymbol assembly) =>
        assembly.GetAttributes()
            .Where(static attribute => attribute.AttributeClass is { Name: "OperationManifestAttribute" } type && SymbolText.FullName(type) == MetadataNames.OperationManifest)
            .SelectMany(static attribute => attribute.ConstructorArguments)
            .Where(static argument => argument is { Kind: TypedConstantKind.Array, IsNull: false })
            .SelectMany(static argument => argument.Values)
            .Select(static value => value.Value)
            .OfType<string>();

    static IMethodSymbol? Resolve(string id, IAssemblySymbol assembly, Compilation compilation) =>
        DocumentationCommentId.GetSymbolsForDeclarationId(id, compilation)
            .OfType<IMethodSymbol>()
            .FirstOrDefault(method =>
                SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, assembly)
                && compilation.IsSymbolAccessibleWithin(method.ContainingType, compilation.Assembly));
}
