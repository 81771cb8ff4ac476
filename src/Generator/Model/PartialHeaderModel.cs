namespace InstrumentGen.Generator.Model;

/// <summary>What the user's half of a partial method says, in the text that our half repeats.</summary>
/// <param name="Namespace">The namespace, escaped; empty for the global one.</param>
/// <param name="Types">The headers of the containing types, outermost first: <c>partial class Box&lt;T&gt;</c>.</param>
/// <param name="Modifiers">The method's modifiers: <c>public static partial</c>.</param>
/// <param name="ReturnType">What it returns, with <c>ref</c> where it returns so.</param>
/// <param name="Name">Its name, escaped.</param>
/// <param name="TypeParameters">The names of its own type parameters.</param>
/// <param name="Parameters">Its parameters, as a declaration writes them.</param>
/// <param name="Constraints">Its constraint clauses.</param>
sealed record PartialHeaderModel(
    string Namespace,
    EquatableArray<string> Types,
    string Modifiers,
    string ReturnType,
    string Name,
    EquatableArray<string> TypeParameters,
    EquatableArray<string> Parameters,
    EquatableArray<string> Constraints);
