using System.Collections.Immutable;
using InstrumentGen.Analyzers.Flow;
using InstrumentGen.Analyzers.Flow.Engine;
using InstrumentGen.Analyzers.Flow.Graph;
using InstrumentGen.Analyzers.Flow.Sinks;
using InstrumentGen.Analyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Privacy;

/// <summary>IG1003: an object is recorded whole, and one of its members must not be.</summary>
sealed class ObjectGraphRule : IHitRule
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.ObjectGraph,
        title: "An object with sensitive members is recorded whole",
        messageFormat: "'{0}' reaches {1} whole and {2}; record the members that you need",
        category: RuleCategories.Privacy,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Records and anonymous objects show their members as text, and {@Name} takes any object apart.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.ObjectGraph));

    public ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [s_rule];

    public IEnumerable<Diagnostic> Check(SinkHit hit, RuleContext context)
    {
        SinkUse use = hit.Use;
        if (use.Kind is SinkKind.MetricLabel or SinkKind.ExceptionMessage || hit.IsVouched || Member(hit, context) is not { } member) yield break;
        DiagnosticSeverity severity = member.IsSecret && !use.IsVerbose ? DiagnosticSeverity.Error
            : use.IsVerbose && member.Kind != OriginKind.Annotated ? DiagnosticSeverity.Info
            : DiagnosticSeverity.Warning;
        yield return RuleContext.Report(s_rule, hit, severity, Subject(hit), SinkText.Of(use), member.Holds);
    }

    // What the value's type shows, what an object made for the sink was given, or what text was made of an object on the way.
    static (OriginKind Kind, bool IsSecret, string Holds)? Member(SinkHit hit, RuleContext context)
    {
        if (hit.Origins.FirstOrDefault(static origin => origin is { IsMember: true, Kind: <= OriginKind.SecretName }) is { } made) return (made.Kind, made.IsSecret, made.Reason);
        if (hit.Origins.FirstOrDefault(static origin => origin.Kind <= OriginKind.PersonalName) is { } origin)
        {
            return hit.IsObject && origin.Kind <= OriginKind.SecretName ? (origin.Kind, origin.IsSecret, $"holds '{origin.Subject}', which {origin.Reason}") : null;
        }

        return TypeOf(hit) is { } type && context.Objects.Find(type, asText: !hit.Use.Destructures) is { } member
            ? (member.Kind, member.IsSecret, $"holds '{member.Path}', which {member.Reason}")
            : null;
    }

    // A template that is interpolated is text; the object is in its hole.
    static ITypeSymbol? TypeOf(SinkHit hit)
    {
        IOperation value = SinkArguments.Unwrap(hit.Use.Value);
        if (value.Syntax == hit.Place) return value.Type;
        return value.DescendantsAndSelf().FirstOrDefault(one => one.Syntax == hit.Place && one.Type is not null)?.Type;
    }

    static string Subject(SinkHit hit) => hit.Place.ToString() is { Length: <= 60 } text && text.IndexOf('\n') < 0 ? text : "the object";
}
