using InstrumentGen.Analyzers.Flow;
using InstrumentGen.Analyzers.Flow.Graph;
using InstrumentGen.Analyzers.Flow.Names;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.CodeFixes.Privacy;

/// <summary>Chooses members of an object that can be recorded: simple values that tell of nobody and open no door.</summary>
static class HarmlessMembers
{
    /// <summary>The members in the order of their declaration.</summary>
    public static IEnumerable<ISymbol> Of(INamedTypeSymbol type, Compilation compilation, FlowOptions options)
    {
        ObjectGraph objects = ObjectGraph.Of(compilation, options);
        return ObjectGraph.Members(type)
            .Where(member => IsSimple(TypeOf(member)) && objects.IsHarmless(member) && options.Sensitive.TierOf(member.Name, member.ContainingType) == NameTier.None)
            .GroupBy(static member => member.Name).Select(static group => group.First());
    }

    /// <summary>The member that tells which object it is.</summary>
    public static ISymbol? IdOf(IReadOnlyCollection<ISymbol> members, INamedTypeSymbol type) =>
        members.FirstOrDefault(static member => member.Name == "Id")
        ?? members.FirstOrDefault(member => member.Name == type.Name + "Id")
        ?? members.FirstOrDefault(static member => NameWords.Split(member.Name) is [.., "id"]);

    static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    static bool IsSimple(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Enum } => true,
        { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_String or SpecialType.System_DateTime } => true,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => IsSimple(nullable.TypeArguments[0]),
        INamedTypeSymbol { Name: "Guid" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => true,
        _ => false,
    };
}
