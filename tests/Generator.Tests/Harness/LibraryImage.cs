using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Tests.Harness;

/// <summary>A built library.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Image">Its bytes.</param>
/// <param name="Aliases">The extern aliases that the referring project gives it; empty for the global one.</param>
sealed record LibraryImage(string Name, ImmutableArray<byte> Image, params ImmutableArray<string> Aliases)
{
    public MetadataReference Reference { get; } = MetadataReference.CreateFromImage(Image, new MetadataReferenceProperties(aliases: Aliases));
}
