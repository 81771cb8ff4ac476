using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.CodeFixes.Editing;

/// <summary>One way to mend what a diagnostic says.</summary>
/// <param name="Title">What the user is offered, as a command.</param>
/// <param name="Key">What kind of change it is: changes of one kind can be made everywhere at once.</param>
/// <param name="Edits">What changes.</param>
sealed record Proposal(string Title, string Key, params ImmutableArray<Edit> Edits)
{
    /// <summary>Namespaces that files have to import for it.</summary>
    public ImmutableArray<(SyntaxTree Tree, string Namespace)> Imports { get; init; } = [];

    /// <summary>The ids of errors that code may have until the build has added to it.</summary>
    public ImmutableArray<string> Expected { get; init; } = [];

    /// <summary>The same, with namespaces that a file has to import.</summary>
    public Proposal Using(SyntaxTree tree, params string[] namespaces) => this with { Imports = Imports.AddRange(namespaces.Select(name => (tree, name))) };
}
