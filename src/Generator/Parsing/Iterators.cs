using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Which methods are iterators: their bodies run while what they return is enumerated.</summary>
static class Iterators
{
    /// <summary>Whether the method is one. What merely returns a sequence is none, nor is a member without a body, whatever implements it.</summary>
    public static bool Is(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        method = ExtensionMembers.DeclarationOf(method.PartialImplementationPart ?? method);
        return method.IsIterator || (method.DeclaringSyntaxReferences.IsEmpty && ManifestParser.NamesIterator(method));
    }
}
