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

    // Who acts is asked of objects: a structure would be boxed.
    static bool Is(ITypeSymbol type, string contract) => type.IsReferenceType && Implements(type, contract);

    static bool Implements(ITypeSymbol type, string contract) => type switch
    {
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(constraint => Implements(constraint, contract)),
        INamedTypeSymbol named => named.AllInterfaces.Prepend(named).Any(one => contract.EndsWith("." + one.Name, StringComparison.Ordinal) && SymbolText.FullName(one) == contract),
        _ => false,
    };
}
