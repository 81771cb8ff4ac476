using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing.Logging;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Reads what <c>[Logged]</c> asks for.</summary>
static class LoggedReader
{
    static readonly string[] s_levels = ["Trace", "Debug", "Information", "Warning", "Error", "Critical", LoggedModel.None];

    /// <summary>What is logged of a method's calls.</summary>
    /// <param name="method">The method.</param>
    /// <param name="logged">The attribute, on the method or its type.</param>
    /// <param name="name">The name that the operation is given; <see langword="null"/> where it has its method's.</param>
    public static LoggedModel Read(IMethodSymbol method, AttributeData logged, string? name)
    {
        // As of other log events: a name that is given keeps its number when the method moves.
        string numbered = name ?? SymbolText.Function(method);
        return new LoggedModel(
            SymbolText.FullName(method.ContainingType),
            EventNumbers.FromName(numbered + ".start"),
            EventNumbers.FromName(numbered + ".end"),
            AttributeReader.EnumName(logged, "Start", s_levels, "None"),
            AttributeReader.EnumName(logged, "Level", s_levels, "Information"),
            AttributeReader.EnumName(logged, "FailureLevel", s_levels, "Error"),
            AttributeReader.EnumName(logged, "Exceptions", AttributeReader.ExceptionDetails, "Type"));
    }
}
