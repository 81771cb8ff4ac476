using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing.Auditing;

/// <summary>Tells how generated code reads a member of an operation's type.</summary>
static class MemberAccessorReader
{
    /// <summary>Whether generated code may name a member to read it.</summary>
    public static bool MayBeNamed(ISymbol member, ContentScope scope) =>
        scope.IsInsideType || (CanSee(member, scope) && (member is not IPropertySymbol { GetMethod: { } getter } || CanSee(getter, scope)));

    /// <summary>The unsafe accessor that reads a member; <see langword="null"/> where none can.</summary>
    public static MemberAccessorModel? Read(ISymbol member, ContentScope scope)
    {
        INamedTypeSymbol owner = member.ContainingType;
        if (owner.TypeKind is not (TypeKind.Class or TypeKind.Struct) || member is IFieldSymbol { HasConstantValue: true }) return null;
        // An accessor's type parameters must stand where those of the member's type do, and are declared for the method's.
        if (owner.IsGenericType && (owner.IsStatic || !SymbolEqualityComparer.Default.Equals(owner, scope.Method.ContainingType))) return null;
        if (!Nameability.CanBeNamed(owner, scope.Compilation) || !Nameability.CanBeNamed(TypeShape.OfMember(member), scope.Compilation)) return null;
        string prefix = member.IsStatic ? "Static" : "";
        (string kind, string name, string type) = member is IPropertySymbol { GetMethod: { } getter }
            ? ("Method", getter.MetadataName, TargetParser.ReturnType(getter))
            : ("Field", member.MetadataName, "ref " + SymbolText.Qualified(TypeShape.OfMember(member)));
        return new(
            prefix + kind,
            name,
            type,
            SymbolText.Qualified(owner),
            owner.IsStatic ? TargetParser.MetadataType(owner, scope.Compilation) : "",
            owner.IsValueType && !member.IsStatic);
    }

    static bool CanSee(ISymbol member, ContentScope scope) => scope.Compilation.IsSymbolAccessibleWithin(member, scope.Compilation.Assembly);
}
