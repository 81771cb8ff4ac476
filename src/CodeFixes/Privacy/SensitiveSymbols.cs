using InstrumentGen.Analyzers.Flow;
using InstrumentGen.Analyzers.Flow.Names;
using InstrumentGen.Analyzers.Flow.Sources;
using InstrumentGen.Analyzers.Flow.Values;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.CodeFixes.Privacy;

/// <summary>Tells, as the rules do, which variables and members hold what must not be recorded.</summary>
static class SensitiveSymbols
{
    /// <summary>Whether a declaration says so.</summary>
    public static bool IsMarked(ISymbol? symbol) => symbol is not null && SourceReader.IsMarked(symbol);

    /// <summary>Whether a name says so. A name alone is believed of text only.</summary>
    public static bool IsNamed(ISymbol? symbol, FlowOptions options) =>
        symbol is not null && TypeOf(symbol) is { } type
        && (CarrierTypes.IsText(type) || (CarrierTypes.IsNumber(type) && SensitiveNames.MayBeNumber(symbol.Name)))
        && options.Sensitive.TierOf(symbol.Name, symbol.ContainingSymbol as INamedTypeSymbol) != NameTier.None;

    static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IPropertySymbol { IsIndexer: false } property => property.Type,
        IFieldSymbol { IsConst: false } field => field.Type,
        _ => null,
    };
}
