using InstrumentGen.Generator.Parsing.Templates;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Flow.Sinks;

/// <summary>What a <c>[LoggerMessage]</c> or <c>[LogEvent]</c> method logs.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Template">Its template.</param>
/// <param name="Level">Its level, where the attribute tells it.</param>
/// <param name="Values">The names of the parameters that are logged.</param>
sealed record LoggerMessageDeclaration(AttributeData Attribute, MessageTemplate Template, SinkLevel? Level, ISet<string> Values)
{
    /// <summary>The hole that a parameter fills: by its name, whatever the case.</summary>
    public TemplateHole? HoleOf(IParameterSymbol parameter) =>
        Template.Holes.FirstOrDefault(hole => string.Equals(hole.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
}
