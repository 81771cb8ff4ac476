using System.Collections.Immutable;
using InstrumentGen.Analyzers.Flow.Engine;
using InstrumentGen.Analyzers.Flow.Graph;
using InstrumentGen.Analyzers.Flow.Sinks;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Flow;

/// <summary>What rules know besides the hit.</summary>
/// <param name="Compilation">The compilation.</param>
/// <param name="Owner">The member whose code it is.</param>
/// <param name="Options">The project's options.</param>
sealed record RuleContext(Compilation Compilation, ISymbol Owner, FlowOptions Options)
{
    /// <summary>The names around the code.</summary>
    public string Around => MethodFlow.NamesAround(Owner);

    /// <summary>What objects show of themselves.</summary>
    public ObjectGraph Objects => ObjectGraph.Of(Compilation, Options);

    /// <summary>A diagnostic at the place of a hit. Its properties tell code fixes what the sink is.</summary>
    public static Diagnostic Report(DiagnosticDescriptor rule, SinkHit hit, DiagnosticSeverity severity, params object[] arguments) =>
        Diagnostic.Create(
            rule,
            hit.Place.GetLocation(),
            severity,
            additionalLocations: Ways(hit),
            properties: Facts(hit),
            arguments);

    static ImmutableDictionary<string, string?> Facts(SinkHit hit)
    {
        ImmutableDictionary<string, string?> facts = ImmutableDictionary<string, string?>.Empty.Add("sink", hit.Use.Kind.ToString()).Add("name", hit.Use.Name);
        if (hit.Use.Destructures) facts = facts.Add("destructures", "true");
        // The value is the whole of a text that people read, and not a part of it.
        return (hit.Use.IsTemplate || hit.Use.IsText) && SinkArguments.Unwrap(hit.Use.Value).Syntax == hit.Place ? facts.Add("whole", "true") : facts;
    }

    // Where the value was read, if that is somewhere else; where it is declared, if it came with the call.
    static Location[] Ways(SinkHit hit) =>
        [.. hit.Origins.Take(1).Select(static origin => origin.Syntax?.GetLocation() ?? origin.Symbol?.Locations.FirstOrDefault(static one => one.IsInSource)).OfType<Location>().Where(way => way.SourceTree != hit.Place.SyntaxTree || !hit.Place.Span.Contains(way.SourceSpan))];
}
