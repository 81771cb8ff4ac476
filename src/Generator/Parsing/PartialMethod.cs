using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Partial methods whose other half is ours.</summary>
static class PartialMethod
{
    /// <summary>Whether the other half of the method is ours to write. Analyzers see the code after it was written, and must say the same.</summary>
    public static bool IsOurs(IMethodSymbol method) =>
        method.IsPartialDefinition
        && (method.PartialImplementationPart is not { } half || AttributeReader.IsWrittenByUs(half))
        && AttributeReader.IsAnnotated(method)
        && !OtherGenerators.Write(method)
        // Generators do not see each other's code: a method without a core may be one that another writes.
        && (method.PartialImplementationPart is not null || CoreMethod.IsAsked(method));

    /// <summary>Whether the compiler leaves out calls of the method while it has no body, and does not ask for one.</summary>
    public static bool MayStayWithoutBody(IMethodSymbol method) =>
        method is { IsPartialDefinition: true, PartialImplementationPart: null, ReturnsVoid: true }
        && !OtherGenerators.Write(method)
        && Declaration(method) is { } declaration
        && !declaration.Modifiers.Any(static modifier => SyntaxFacts.IsAccessibilityModifier(modifier.Kind()));

    /// <summary>A containing type that we cannot add to: it is not partial, or local to a file; <see langword="null"/> where there is none.</summary>
    public static INamedTypeSymbol? ClosedType(IMethodSymbol method)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal || !type.DeclaringSyntaxReferences.Any(static part => part.GetSyntax() is BaseTypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword))) return type;
        }

        return null;
    }

    /// <summary>The method as its user declares it.</summary>
    public static MethodDeclarationSyntax? Declaration(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Select(static part => part.GetSyntax()).OfType<MethodDeclarationSyntax>().FirstOrDefault();
}
