using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing.Logging;

/// <summary>A value that a log event records.</summary>
/// <param name="Name">Its name in the record.</param>
/// <param name="Parameter">The parameter that it is, or is a member of.</param>
/// <param name="Path">What is read of the parameter, as C#; empty for itself.</param>
/// <param name="Type">The type of what is read.</param>
/// <param name="Form">How it is written.</param>
/// <param name="OmitsNull">Whether it is left out where it is <see langword="null"/>.</param>
sealed record LogValue(string Name, IParameterSymbol Parameter, string Path, ITypeSymbol Type, LogValueForm Form, bool OmitsNull = false)
{
    /// <summary>Whether it is written as a whole, item by item, or not at all.</summary>
    public LogValueKind Kind => Form.Kind;
}
