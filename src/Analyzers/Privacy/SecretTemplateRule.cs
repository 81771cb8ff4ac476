using System.Collections.Immutable;
using InstrumentGen.Analyzers.Flow;
using InstrumentGen.Analyzers.Flow.Engine;
using InstrumentGen.Analyzers.Flow.Names;
using InstrumentGen.Analyzers.Flow.Sinks;
using InstrumentGen.Analyzers.Flow.Sources;
using InstrumentGen.Analyzers.Flow.Values;
using InstrumentGen.Generator.Parsing;
using InstrumentGen.Generator.Parsing.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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

    static readonly HashSet<string> s_nouns = new(StringComparer.Ordinal)
    {
        "name", "names", "id", "ids", "type", "types", "kind", "count", "length", "hash", "reason", "status", "state", "scheme", "user", "client", "path", "url", "uri", "address", "host", "file", "folder", "thumbprint", "fingerprint",
        "version", "age", "endpoint", "issuer", "audience", "subject", "scope", "scopes", "message", "error", "exception", "description", "result", "time", "date", "expiry", "provider", "algorithm", "size", "duration", "elapsed",
    };

    public ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [s_rule];

    public IEnumerable<Diagnostic> Check(SinkHit hit, RuleContext context)
    {
        SinkUse use = hit.Use;
        if (hit.IsVouched || use.IsTemplate || use.IsText || !context.Options.UsesNames) yield break;
        if (hit.Origins.Any(static origin => origin.Kind <= OriginKind.SecretName) || !CarrierTypes.IsText(SinkArguments.Unwrap(use.Value).Type)) yield break;
        // The declaration of a log method, or of a delegate, has been told already.
        if (hit.Operation is IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke }) yield break;
        if (hit.Operation is IInvocationOperation { TargetMethod: var method } && method.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name is "LoggerMessageAttribute" or "LogEventAttribute")) yield break;
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

    /// <summary>What it says of <c>LoggerMessage.Define&lt;string&gt;(level, id, "template")</c>: as of a declared log method.</summary>
    public static IEnumerable<Diagnostic> Check(InvocationExpressionSyntax call, SemanticModel model, RuleContext context, CancellationToken cancellationToken)
    {
        if (!context.Options.UsesNames || Definition(call, model, cancellationToken) is not { } definition) yield break;
        IReadOnlyList<TemplateHole> holes = MessageTemplate.Parse(definition.Template.Token.ValueText).Holes;
        for (int index = 0; index < Math.Min(holes.Count, definition.Method.TypeArguments.Length); index++)
        {
            string name = holes[index].Name;
            if (!CarrierTypes.IsText(definition.Method.TypeArguments[index]) || context.Options.Sensitive.TierOf(name, null, context.Around) != NameTier.Secret) continue;
            yield return Diagnostic.Create(s_rule, definition.Template.GetLocation(), DiagnosticSeverity.Warning, additionalLocations: null, properties: null, name, string.Join(" ", NameWords.Split(name)), "a log");
        }
    }

    static (IMethodSymbol Method, LiteralExpressionSyntax Template)? Definition(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        call.ArgumentList.Arguments.Select(static argument => argument.Expression).OfType<LiteralExpressionSyntax>().LastOrDefault(static literal => literal.Token.Value is string) is { } template
        && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { ContainingType: { Name: "LoggerMessage", ContainingNamespace.Name: "Logging" } } method
            ? (method, template)
            : null;

    static string? Term(SinkUse use, RuleContext context)
    {
        string around = context.Around;
        if (use.Name is { } name && context.Options.Sensitive.TierOf(name, null, around) == NameTier.Secret) return string.Join(" ", NameWords.Split(name));
        return use.Hole is null || SpeaksForItself(use.Name) ? null : TextsBefore(use).FirstOrDefault(text => context.Options.Sensitive.TierOf(text, null, around) == NameTier.Secret);
    }

    // The name of a secret, its id, its count: not the secret.
    static bool SpeaksForItself(string? name) => name is not null && NameWords.Split(name) is [.., var last] && s_nouns.Contains(last);

    // "token: {x}", "password={x}", "client secret {x}": one or two words before the hole; without a sign between, two, and a hole that says
    // nothing. A comma ends what they are about, and "token of {x}" is about x.
    static IEnumerable<string> TextsBefore(SinkUse use)
    {
        string before = use.Template!.Text.Substring(0, use.Hole!.Start).TrimEnd(' ', '\'', '"', '[', '(', '`');
        bool hasSign = before.Length > 0 && before[before.Length - 1] is ':' or '=';
        before = before.TrimEnd(':', '=', ' ');
        string phrase = before.Substring(before.LastIndexOfAny([',', ';', '{', '}', '|', '.', ':', '=']) + 1);
        string[] words = phrase.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || NameWords.IsPreposition(words[words.Length - 1].ToLowerInvariant())) yield break;
        if (words.Length > 1 && (hasSign || SaysNothing(use.Hole.Name))) yield return $"{words[words.Length - 2]} {words[words.Length - 1]}";
        if (hasSign) yield return words[words.Length - 1];
    }

    static bool SaysNothing(string name) => name.Length == 1 || name.All(char.IsDigit) || NameWords.Split(name) is [.., "value" or "text" or "data" or "content" or "arg" or "argument" or "param" or "input" or "val" or "str" or "raw" or "new" or "old" or "it"];
}
