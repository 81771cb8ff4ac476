using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Symbols as messages name them.</summary>
static class SymbolNames
{
    static readonly SymbolDisplayFormat s_member = new(
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary><c>OrderService.PlaceAsync</c>, <c>OrderService</c>.</summary>
    public static string Of(ISymbol symbol) => symbol.ToDisplayString(s_member);
}
