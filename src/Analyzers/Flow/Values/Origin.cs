using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Flow.Values;

/// <summary>Where a value in question came from.</summary>
/// <param name="Kind">What is in question.</param>
/// <param name="Subject">What a message calls it: <c>apiKey</c>, <c>Order.CardNumber</c>.</param>
/// <param name="Reason">Why, as half a sentence: <c>is marked [Sensitive]</c>, <c>looks like a secret</c>, <c>is a Guid</c>.</param>
/// <param name="Syntax">Where it is read.</param>
/// <param name="Symbol">What is read, where it is a symbol.</param>
sealed record Origin(OriginKind Kind, string Subject, string Reason, SyntaxNode? Syntax, ISymbol? Symbol = null)
{
    /// <summary>Whether the annotation says that it is a secret.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether the framework says so of a type of its own, and not the user.</summary>
    public bool IsFrameworks { get; init; }

    /// <summary>Whether the value is text of an object whose member is in question.</summary>
    public bool IsMember { get; init; }
}

/// <summary>What is in question of a value.</summary>
enum OriginKind
{
    /// <summary>It is marked as sensitive.</summary>
    Annotated,

    /// <summary>Its name says that it opens a door.</summary>
    SecretName,

    /// <summary>Its name says that it tells of a person.</summary>
    PersonalName,

    /// <summary>There is no end to the values that it can have.</summary>
    Unbounded,

    /// <summary>It has as many values as somebody has entered data.</summary>
    DataBounded,

    /// <summary>It is text that nothing bounds.</summary>
    FreeText,

    /// <summary>It is text that was put together of others.</summary>
    Composed,
}
