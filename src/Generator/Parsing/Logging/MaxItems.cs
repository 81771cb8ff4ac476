using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing.Logging;

/// <summary>How many items of a collection a record holds.</summary>
static class MaxItems
{
    const int Usual = 32;
    const int Most = 1000;

    public static int Of(ISymbol symbol, bool isCollection, LogEventScope scope)
    {
        if (AttributeReader.Find(symbol, MetadataNames.MaxItems) is not { ConstructorArguments: [{ Value: int count }] }) return Usual;
        if (!isCollection) scope.Report(LogEventProblemKind.MaxItemsOfNoCollection, symbol as IParameterSymbol, symbol.Name);
        else if (count is < 1 or > Most) scope.Report(LogEventProblemKind.MaxItemsOutOfRange, symbol as IParameterSymbol, symbol.Name, count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return count is < 1 or > Most ? Usual : count;
    }
}
