using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Structural;

/// <summary>A rule about how code is put together: what is called inside of what, and where a value that is made goes. It has no state: one
/// serves all.</summary>
abstract class StructureRule
{
    /// <summary>What it reports.</summary>
    public abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>The names of which code must have one to be bound for this rule; none where <see cref="Concerns"/> alone decides.</summary>
    public abstract ImmutableArray<string> Triggers { get; }

    /// <summary>Whether the rule is about the member at all.</summary>
    public virtual bool Concerns(ISymbol owner) => true;

    /// <summary>What it says of a member's code.</summary>
    public abstract IEnumerable<Diagnostic> Check(CodeBlock code);
}
