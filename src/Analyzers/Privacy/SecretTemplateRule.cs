using System.Collections.Immutable;
using InstrumentGen.Analyzers.Flow;
using InstrumentGen.Analyzers.Flow.Engine;
using InstrumentGen.Analyzers.Flow.Names;
using InstrumentGen.Analyzers.Flow.Sinks;
using InstrumentGen.Analyzers.Flow.Values;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Privacy;

/// <summary>IG1007: the template says that the value is a secret, though the value's own name says nothing. The hole's name and the argument's
/// are two votes; where the argument's has spoken, another rule has.</summary>
sealed class SecretTemplateRule : IHitRule
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.SecretTemplate,
        title: "The template names a secret",
        messageFormat: "The template calls '{0}' a {1}, and it reaches {2}; leave it out, record a redacted value, or call it what it is",
        category: RuleCategories.Privacy,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The text of a template or the name of its hole says that the value is a password, key, token or code.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.SecretTemplate));

    public ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [s_rule];

    public IEnumerable<Diagnostic> Check(SinkHit hit, RuleContext context)
    {
        SinkUse use = hit.Use;
        if (hit.IsVouched || use.IsTemplate || use.IsText || !context.Options.UsesNames) yield break;
        if (hit.Origins.Any(static origin => origin.Kind <= OriginKind.SecretName) || !CarrierTypes.IsText(SinkArguments.Unwrap(use.Value).Type)) yield break;
        if (Term(use, context) is not { } term) yield break;
        DiagnosticSeverity severity = use.IsVerbose ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
        yield return RuleContext.Report(s_rule, hit, severity, hit.Place.ToString(), term, SinkText.Of(use));
    }

    static string? Term(SinkUse use, RuleContext context)
    {
        string around = context.Around;
        if (use.Name is { } name && context.Options.Sensitive.TierOf(name, null, around) == NameTier.Secret) return string.Join(" ", NameWords.Split(name));
        return TextBefore(use) is { Length: > 0 } text && context.Options.Sensitive.TierOf(text, null, around) == NameTier.Secret ? text : null;
    }

    // "token: {x}", "password={x}": the two words before the sign.
    static string? TextBefore(SinkUse use)
    {
        if (use is not { Template.Text: { } template, Hole: { } hole }) return null;
        string before = template.Substring(0, hole.Start).TrimEnd(' ', '\'', '"', '[', '(', '`');
        if (before.Length == 0 || before[before.Length - 1] is not (':' or '=')) return null;
        string[] words = before.TrimEnd(':', '=', ' ').Split([' ', ',', ';', '{', '}', '|'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? null : string.Join(" ", words.Skip(Math.Max(0, words.Length - 2)));
    }
}
