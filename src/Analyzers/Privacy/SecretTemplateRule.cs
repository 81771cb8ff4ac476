using System.Collections.Immutable;
using InstrumentGen.Analyzers.Flow;
using InstrumentGen.Analyzers.Flow.Engine;
using InstrumentGen.Analyzers.Flow.Names;
using InstrumentGen.Analyzers.Flow.Sinks;
using InstrumentGen.Analyzers.Flow.Sources;
using InstrumentGen.Analyzers.Flow.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

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
        // The declaration of a log method has been told already.
        if (hit.Operation is IInvocationOperation { TargetMethod: var method } && method.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "LoggerMessageAttribute")) yield break;
        if (Term(use, context) is not { } term) yield break;
        DiagnosticSeverity severity = use.IsVerbose ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
        yield return RuleContext.Report(s_rule, hit, severity, hit.Place.ToString(), term, SinkText.Of(use));
    }

    /// <summary>What it says of a <c>[LoggerMessage]</c> method: there the template is declared once for all calls.</summary>
    public static IEnumerable<Diagnostic> Check(IMethodSymbol method, LoggerMessageDeclaration declaration, RuleContext context, CancellationToken cancellationToken)
    {
        if (!context.Options.UsesNames) yield break;
        bool isVerbose = declaration.Level < context.Options.LeastLogLevel;
        foreach (IParameterSymbol parameter in method.Parameters.Where(parameter => declaration.Values.Contains(parameter.Name)))
        {
            bool mayHold = CarrierTypes.IsText(parameter.Type) || (CarrierTypes.IsNumber(parameter.Type) && SensitiveNames.MayBeNumber(parameter.Name));
            if (!mayHold || Classifications.Has(parameter) || Classifications.IsAllowed(parameter)) continue;
            if (context.Options.Sensitive.TierOf(parameter.Name, null, context.Around) != NameTier.Secret) continue;
            yield return Diagnostic.Create(
                s_rule,
                declaration.Attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation() ?? Location.None,
                isVerbose ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
                additionalLocations: null,
                properties: null,
                parameter.Name,
                string.Join(" ", NameWords.Split(parameter.Name)),
                isVerbose ? "a verbose log" : "a log");
        }
    }

    static string? Term(SinkUse use, RuleContext context)
    {
        string around = context.Around;
        if (use.Name is { } name && context.Options.Sensitive.TierOf(name, null, around) == NameTier.Secret) return string.Join(" ", NameWords.Split(name));
        return use.Hole is null || SpeaksForItself(use.Name) ? null : TextsBefore(use).FirstOrDefault(text => context.Options.Sensitive.TierOf(text, null, around) == NameTier.Secret);
    }

    // The name of a secret, its id, its count: not the secret.
    static bool SpeaksForItself(string? name) => name is not null && NameWords.Split(name) is [.., "name" or "id" or "type" or "kind" or "count" or "length" or "hash" or "reason" or "status" or "state" or "scheme" or "user" or "client" or "path" or "url" or "file" or "thumbprint" or "fingerprint" or "version" or "age"];

    // "token: {x}", "password={x}", "client secret {x}": one or two words before the hole; without a sign between, two. A comma ends what they are about.
    static IEnumerable<string> TextsBefore(SinkUse use)
    {
        string before = use.Template!.Text.Substring(0, use.Hole!.Start).TrimEnd(' ', '\'', '"', '[', '(', '`');
        bool hasSign = before.Length > 0 && before[before.Length - 1] is ':' or '=';
        before = before.TrimEnd(':', '=', ' ');
        string phrase = before.Substring(before.LastIndexOfAny([',', ';', '{', '}', '|', '.', ':', '=']) + 1);
        string[] words = phrase.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 1) yield return $"{words[words.Length - 2]} {words[words.Length - 1]}";
        if (hasSign && words.Length > 0) yield return words[words.Length - 1];
    }
}
