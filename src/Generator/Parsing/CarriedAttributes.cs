using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Attributes of a method that generated code, which calls it on the user's behalf, must honour as the user's code would: else the
/// compiler or the trimmer warns in code that the user cannot change.</summary>
static class CarriedAttributes
{
    const string UnscopedRef = "System.Diagnostics.CodeAnalysis.UnscopedRefAttribute";

    static readonly string[] s_forTrimming =
    [
        "System.Diagnostics.CodeAnalysis.RequiresUnreferencedCodeAttribute",
        "System.Diagnostics.CodeAnalysis.RequiresDynamicCodeAttribute",
        "System.Diagnostics.CodeAnalysis.RequiresAssemblyFilesAttribute",
    ];

    /// <summary>Attributes to put on the generated method.</summary>
    public static IEnumerable<string> Of(IMethodSymbol method)
    {
        foreach (string name in s_forTrimming)
        {
            if ((AttributeReader.Find(method, name) ?? AttributeReader.Find(method.ContainingType, name)) is not { } attribute || !IsWhole(attribute)) continue;
            yield return $"[global::{name}({string.Join(", ", attribute.ConstructorArguments.Select(Constant))})]";
        }
    }

    /// <summary>Whether the method or a type that it is declared with is obsolete.</summary>
    public static bool IsObsolete(IMethodSymbol method, Compilation compilation) =>
        AttributeReader.Has(method, MetadataNames.Obsolete) || NamedTypes(method).Any(type => TypeFacts.Of(type, compilation).IsObsolete);

    /// <summary>The diagnostic ids of the experiments that the method belongs to: the user has accepted them where the user calls it.</summary>
    public static IEnumerable<string> ExperimentsOf(IMethodSymbol method, Compilation compilation) =>
        new ISymbol[] { method, method.ContainingModule, method.ContainingAssembly }.Select(ExperimentOf)
            .Concat(NamedTypes(method).Select(type => TypeFacts.Of(type, compilation).Experiment))
            .OfType<string>()
            .Distinct()
            .OrderBy(static id => id, StringComparer.Ordinal);

    /// <summary>The id of the experiment that a symbol itself is; <see langword="null"/> where it is none.</summary>
    public static string? ExperimentOf(ISymbol symbol) =>
        AttributeReader.Find(symbol, MetadataNames.Experimental) is { ConstructorArguments: [{ Value: string id }] } && SyntaxFacts.IsValidIdentifier(id) ? id : null;

    /// <summary>What the trimmer must know of a parameter or type parameter, with a space behind; else empty.</summary>
    public static string ForTrimming(ISymbol parameter) =>
        AttributeReader.Find(parameter, "System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembersAttribute") is { ConstructorArguments: [var members] }
            ? $"[global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers({Constant(members)})] "
            : "";

    /// <summary>What says that a reference may leave the method, with a space behind; else empty.</summary>
    public static string ForReferences(IParameterSymbol parameter) =>
        parameter.RefKind != RefKind.None && AttributeReader.Has(parameter, UnscopedRef) ? $"[global::{UnscopedRef}] " : "";

    // Arguments that are half typed are missing, or no constants.
    static bool IsWhole(AttributeData attribute) =>
        attribute.AttributeConstructor?.Parameters.Length == attribute.ConstructorArguments.Length
        && attribute.ConstructorArguments.All(static argument => argument.Kind != TypedConstantKind.Error);

    static IEnumerable<INamedTypeSymbol> NamedTypes(IMethodSymbol method) =>
        SignatureTypes.Of(method).Concat(AttributeReader.ExpectedTypes(method)).SelectMany(SignatureTypes.Parts).OfType<INamedTypeSymbol>();

    static string Constant(TypedConstant constant) =>
        constant.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum ? QualifiedConstant(constant) : "null";

    static string QualifiedConstant(TypedConstant constant) => constant.Kind == TypedConstantKind.Enum
        ? $"({SymbolText.Qualified(constant.Type!)})({SymbolDisplay.FormatPrimitive(constant.Value!, quoteStrings: false, useHexadecimalNumbers: false)})"
        : SymbolDisplay.FormatPrimitive(constant.Value!, quoteStrings: true, useHexadecimalNumbers: false) ?? "null";
}
