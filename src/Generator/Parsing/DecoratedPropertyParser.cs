using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Puts a property or an indexer into the text that a decorator needs to implement it.</summary>
static class DecoratedPropertyParser
{
    public static DecoratedPropertyModel Parse(IPropertySymbol property, Compilation compilation)
    {
        IMethodSymbol[] accessors = [.. new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>().Where(DecoratedMembers.IsOpen)];
        return new(
            SymbolText.Qualified(property.ContainingType),
            property.IsIndexer ? "this" : SymbolText.Identifier(property.Name),
            Type(property),
            property.Parameters.Select(TargetParser.Parameter).ToEquatableArray(),
            accessors.Any(static accessor => accessor.MethodKind == MethodKind.PropertyGet),
            accessors.Any(static accessor => accessor.MethodKind == MethodKind.PropertySet),
            accessors.SelectMany(CarriedAttributes.Of).Distinct().ToEquatableArray(),
            AttributeReader.Has(property, MetadataNames.Obsolete) || accessors.Any(accessor => CarriedAttributes.IsObsolete(accessor, compilation)),
            accessors.SelectMany(accessor => CarriedAttributes.ExperimentsOf(accessor, compilation)).Append(CarriedAttributes.ExperimentOf(property)).OfType<string>().Distinct().ToEquatableArray());
    }

    static string Type(IPropertySymbol property)
    {
        string reference = property.ReturnsByRefReadonly ? "ref readonly " : property.ReturnsByRef ? "ref " : "";
        return reference + SymbolText.Qualified(property.Type);
    }
}
