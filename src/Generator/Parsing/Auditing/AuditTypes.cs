using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing.Auditing;

/// <summary>Which types audit records can hold.</summary>
static class AuditTypes
{
    /// <summary>Whether a part of a record can hold the type's values.</summary>
    public static bool CanBeRecorded(ITypeSymbol type, string part) =>
        TagTypes.HasText(type) || (part == AuditPart.Actor && (IsAccessor(type) || Is(type, "System.Security.Principal.IPrincipal")));

    /// <summary>Whether the type's values know who acts.</summary>
    public static bool IsAccessor(ITypeSymbol type) => Is(type, "InstrumentGen.IAuditActorAccessor");

    static bool Is(ITypeSymbol type, string contract) => TypeShape.NotNull(type) switch
    {
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(constraint => Is(constraint, contract)),
        INamedTypeSymbol named => named.AllInterfaces.Prepend(named).Any(one => contract.EndsWith("." + one.Name, StringComparison.Ordinal) && SymbolText.FullName(one) == contract),
        _ => false,
    };
}
