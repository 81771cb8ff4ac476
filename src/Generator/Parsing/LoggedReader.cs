using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing.Logging;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Reads what <c>[Logged]</c> asks for.</summary>
static class LoggedReader
{
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
            Level(logged, "Start", LoggedModel.None),
            Level(logged, "Level", "Information"),
            Level(logged, "FailureLevel", "Error"),
            AttributeReader.EnumName(logged, "Exceptions", AttributeReader.ExceptionDetails, "Type"));
    }

    /// <summary>Whether the attribute asks for no record at all.</summary>
    public static bool IsSilent(AttributeData logged) =>
        Level(logged, "Start", LoggedModel.None) == LoggedModel.None && Level(logged, "Level", "") == LoggedModel.None && Level(logged, "FailureLevel", "") == LoggedModel.None;

    static string Level(AttributeData logged, string property, string otherwise) => AttributeReader.EnumName(logged, property, LogLevels.Names, otherwise);
}
