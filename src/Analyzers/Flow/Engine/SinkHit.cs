using InstrumentGen.Analyzers.Flow.Sinks;
using InstrumentGen.Analyzers.Flow.Values;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Flow.Engine;

/// <summary>A value that reaches a sink.</summary>
/// <param name="Use">The sink.</param>
/// <param name="Operation">The call or assignment that hands it over.</param>
/// <param name="Origins">Where it may come from, the most certain first.</param>
/// <param name="IsVouched">Whether it is a constant, or came out of a redactor.</param>
/// <param name="Place">The part of the code that carries it: the value, or the hole of an interpolation.</param>
sealed record SinkHit(SinkUse Use, IOperation Operation, IReadOnlyList<Origin> Origins, bool IsVouched, SyntaxNode Place)
{
    /// <summary>Whether the value is an object that is made for the sink, as <c>new { user, key }</c>: what it holds is its members.</summary>
    public bool IsObject => Use.Value.Type?.IsAnonymousType == true || SinkArguments.Unwrap(Use.Value).Type?.IsAnonymousType == true;
}
