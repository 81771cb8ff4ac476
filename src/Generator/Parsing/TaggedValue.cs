using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>A value that a declaration has recorded as a tag.</summary>
/// <param name="Attribute">The <c>[Tag]</c>.</param>
/// <param name="Source">The parameter, or the method whose result it is.</param>
/// <param name="Value">What is read of it; a path without members is the value itself.</param>
/// <param name="Name">The tag's name.</param>
/// <param name="Redaction">How the value is redacted; <see langword="null"/> where it is recorded as it is.</param>
/// <param name="Signals">The signals that are to record it.</param>
sealed record TaggedValue(AttributeData Attribute, ISymbol Source, MemberPath Value, string Name, RedactionModel? Redaction, TagSignals Signals)
{
    /// <summary>The parameter, where it is one's.</summary>
    public IParameterSymbol? Parameter => Source as IParameterSymbol;
}
