using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>What a type is, whatever it is called.</summary>
static class TypeShape
{
    /// <summary>The type without the nullable around it.</summary>
    public static ITypeSymbol NotNull(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    /// <summary>Whether the type is an exception's.</summary>
    public static bool IsException(ITypeSymbol? type)
    {
        for (ITypeSymbol? one = type; one is not null; one = one.BaseType)
        {
            if (one is INamedTypeSymbol { Name: "Exception", ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }) return true;
        }

        return false;
    }
}
