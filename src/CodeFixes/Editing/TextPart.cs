using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Editing;

/// <summary>A part of a text that is put together: text, or a value in it.</summary>
/// <param name="Text">What the text says; for a value what follows it in its hole, alignment and format with their signs.</param>
/// <param name="Value">The value.</param>
sealed record TextPart(string Text, ExpressionSyntax? Value);
