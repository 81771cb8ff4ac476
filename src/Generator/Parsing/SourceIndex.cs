using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>What is known of one file by its text alone. Made once and kept while the file is unchanged.</summary>
/// <param name="Invocations">Its calls by name.</param>
/// <param name="Declarations">What it declares and mentions.</param>
sealed record SourceIndex(InvocationIndex Invocations, DeclarationIndex Declarations)
{
    public static SourceIndex Create(SyntaxTree tree, CancellationToken cancellationToken) =>
        new(InvocationIndex.Create(tree, cancellationToken), DeclarationIndex.Create(tree, cancellationToken));
}
