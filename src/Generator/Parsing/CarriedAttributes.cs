using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Attributes of a method that generated code, which calls it on the user's behalf, must honour as the user's code would: else the
/// compiler or the trimmer warns in code that the user cannot change.</summary>
static class CarriedAttributes
{
    static readonly string[] s_forTrimming =
    [
        "System.Diagnostics.CodeAnalysis.RequiresUnreferencedCodeAttribute",
        "System.Diagnostics.CodeAnalysis.RequiresDynamicCodeAttribute",
        "System.Diagnostics.CodeAnalysis.RequiresAssemblyFilesAttribute",
    ];

    /// <summary>Attributes to put on the generated method.</summary>
    public static IEnumerable<string> Of(IMethodSymbol method)
    {
        foreach (AttributeData attribute in method.GetAttributes().Concat(method.ContainingType.GetAttributes()))
        {
            if (attribute.AttributeClass is not { } type || !s_forTrimming.Contains(SymbolText.FullName(type))) continue;
            yield return $"[global::{SymbolText.FullName(type)}({string.Join(", ", attribute.ConstructorArguments.Select(Constant))})]";
        }

        // An obsolete method may call another without a warning, or the error that [Obsolete(..., error: true)] is.
        if (SelfAndOuter(method).Concat(method.Parameters.Select(static parameter => parameter.Type)).Append(method.ReturnType).Any(IsObsolete))
        {
            yield return "[global::System.Obsolete]";
        }
    }

    /// <summary>The diagnostic ids of the experiments that the method belongs to: the user has accepted them where the user calls it.</summary>
    public static IEnumerable<string> ExperimentsOf(IMethodSymbol method) =>
        SelfAndOuter(method)
            .Concat(method.Parameters.Select(static parameter => parameter.Type))
            .Concat([method.ReturnType, method.ContainingModule, method.ContainingAssembly])
            .Select(static symbol => AttributeReader.Find(symbol, MetadataNames.Experimental))
            .Where(static attribute => attribute?.ConstructorArguments.Length == 1)
            .Select(static attribute => attribute!.ConstructorArguments[0].Value as string ?? "")
            .Where(SyntaxFacts.IsValidIdentifier)
            .Distinct()
            .OrderBy(static id => id, StringComparer.Ordinal);

    /// <summary>What the trimmer must know of a parameter, with a space behind; else empty.</summary>
    public static string ForTrimming(ISymbol parameter) =>
        AttributeReader.Find(parameter, "System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembersAttribute") is { ConstructorArguments: [var members] }
            ? $"[global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers({Constant(members)})] "
            : "";

    static bool IsObsolete(ISymbol symbol) => AttributeReader.Has(symbol, MetadataNames.Obsolete);

    static IEnumerable<ISymbol> SelfAndOuter(IMethodSymbol method)
    {
        yield return method;
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType) yield return type;
    }

    static string Constant(TypedConstant constant) =>
        constant.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum ? QualifiedConstant(constant) : "null";

    static string QualifiedConstant(TypedConstant constant) => constant.Kind == TypedConstantKind.Enum
        ? $"({SymbolText.Qualified(constant.Type!)})({constant.Value})"
        : SymbolDisplay.FormatPrimitive(constant.Value!, quoteStrings: true, useHexadecimalNumbers: false) ?? "null";
}
