using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing.Logging;

/// <summary>Whether the printed form of a value shows something that is classified: that of a record or a tuple lists all that is in it, and that of a
/// collection its items, be they pairs.</summary>
static class ClassifiedContents
{
    // Deeper than what anybody prints on purpose; types that hold themselves end here too.
    const int Deepest = 6;

    public static bool AreIn(ITypeSymbol type) => AreIn(type, 0);

    static bool AreIn(ITypeSymbol type, int depth)
    {
        type = TypeShape.NotNull(type);
        if (depth > Deepest || type.SpecialType != SpecialType.None) return false;
        if (TypeShape.ItemsOf(type) is { } item) return Classifications.IsType(item) || AreIn(item, depth + 1);
        if (type is not INamedTypeSymbol named) return false;
        // A pair of a dictionary prints both.
        if (named is { Name: "KeyValuePair", TypeArguments: [var key, var content] }) return Classifications.IsType(key) || Classifications.IsType(content) || AreIn(key, depth + 1) || AreIn(content, depth + 1);
        if (named.IsTupleType) return named.TupleElements.Any(element => IsShown(element, element.Type, depth));
        return TypeShape.Bases(named).Any(one => one.IsRecord && PrintsMembers(one) && Members(one).Any(member => IsShown(member.Symbol, member.Type, depth)));
    }

    static bool IsShown(ISymbol member, ITypeSymbol type, int depth) => Classifications.Unallowed(member) is not null || AreIn(type, depth + 1);

    static bool PrintsMembers(INamedTypeSymbol record) =>
        !record.GetMembers("ToString").Concat(record.GetMembers("PrintMembers")).Any(static method => !method.IsImplicitlyDeclared && !AttributeReader.Has(method, MetadataNames.CompilerGenerated));

    static IEnumerable<(ISymbol Symbol, ITypeSymbol Type)> Members(INamedTypeSymbol record)
    {
        foreach (ISymbol member in record.GetMembers())
        {
            if (member.IsStatic || member.DeclaredAccessibility != Accessibility.Public) continue;
            if (member is IPropertySymbol { IsIndexer: false, IsWriteOnly: false } property) yield return (property, property.Type);
            else if (member is IFieldSymbol { CanBeReferencedByName: true } field) yield return (field, field.Type);
        }
    }
}
