using System.Collections.Immutable;
using InstrumentGen.Analyzers.Flow.Engine;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Flow;

/// <summary>A rule about values that reach sinks. It has no state: one serves all.</summary>
interface IHitRule
{
    /// <summary>What it may report.</summary>
    ImmutableArray<DiagnosticDescriptor> Descriptors { get; }

    /// <summary>What it says of a hit.</summary>
    IEnumerable<Diagnostic> Check(SinkHit hit, RuleContext context);
}
