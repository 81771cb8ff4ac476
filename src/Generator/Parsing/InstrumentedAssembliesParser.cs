using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Finds the assemblies that have operations among those a compilation references. Each has written down its own.</summary>
static class InstrumentedAssembliesParser
{
    public static IEnumerable<string> Parse(Compilation compilation) =>
        compilation.GetTypeByMetadataName(MetadataNames.InstrumentedAssemblies) is null ? [] : Names(compilation);

    static IEnumerable<string> Names(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols
            .Select(static assembly => AttributeReader.Find(assembly, MetadataNames.InstrumentedAssemblies))
            .Where(static attribute => attribute is not null)
            .SelectMany(static attribute => attribute!.ConstructorArguments)
            .Where(static argument => argument is { Kind: TypedConstantKind.Array, IsNull: false })
            .SelectMany(static argument => argument.Values)
            .Select(static value => value.Value)
            .OfType<string>();
}
