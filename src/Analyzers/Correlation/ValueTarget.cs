using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Correlation;

/// <summary>What a value is called where it ends up.</summary>
/// <param name="Name">The name of the variable, member or parameter, or the key.</param>
sealed record ValueTarget(string Name)
{
    /// <summary>Whether it is a key: of a header, a tag or a table.</summary>
    public bool IsKey { get; init; }

    /// <summary>Whether it is a name in a log scope.</summary>
    public bool IsScope { get; init; }

    /// <summary>The type whose member it is.</summary>
    public ITypeSymbol? Owner { get; init; }

    /// <summary>The variable, where it is one.</summary>
    public ILocalSymbol? Local { get; init; }
}
