using InstrumentGen.Analyzers.Flow;
using InstrumentGen.Analyzers.Flow.Names;
using InstrumentGen.Analyzers.Flow.Values;
using InstrumentGen.Analyzers.Weaving;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Privacy;

/// <summary>IG1002 and IG1005 of what <c>[Tag]</c> records. What is annotated is never read, and another rule tells.</summary>
static class TaggedValueRule
{
    /// <summary>Whether the method has a tag at all.</summary>
    public static bool HasTags(IMethodSymbol method) =>
        method.AssociatedSymbol is null
        && (AttributeReader.IsAnnotated(method) || method.ContainingType?.TypeKind == TypeKind.Interface)
        && HasAny(method);

    static bool HasAny(IMethodSymbol method) =>
        method.Parameters.Any(static parameter => AttributeReader.Has(parameter, MetadataNames.Tag))
        || AttributeReader.Find(method.GetReturnTypeAttributes(), MetadataNames.Tag) is not null;

    /// <summary>What it says of a method.</summary>
    public static IEnumerable<Diagnostic> Check(IMethodSymbol method, RuleContext context, CancellationToken cancellationToken)
    {
        if (!context.Options.UsesNames || TagReader.SignalsOf(method, context.Compilation) is var signals && signals == TagSignals.None) yield break;
        foreach (TaggedValue tag in TagReader.Values(signals, new ContentScope(method, context.Compilation, null)))
        {
            if (tag.Redaction is not null) continue;
            ISymbol symbol = tag.Value.Members is [.., var last] ? last : tag.Source;
            if (Classifications.IsAllowed(symbol) || Classifications.IsAllowed(tag.Source)) continue;
            (NameTier tier, string why) = Judge(tag, symbol, context);
            // Who did what to whom is what an audit record is for; secrets are not.
            bool isOfSpan = (tag.Signals & signals).HasFlag(TagSignals.Span);
            if (tier == NameTier.None || (tier != NameTier.Secret && !isOfSpan)) continue;
            yield return ValueRule.OfTag(Places.Of(tag.Attribute, cancellationToken), tier == NameTier.Secret, Subject(tag), why, isOfSpan ? "a span" : "an audit record");
        }
    }

    // The value's own name first, then what the tag calls it.
    static (NameTier Tier, string Why) Judge(TaggedValue tag, ISymbol symbol, RuleContext context)
    {
        INamedTypeSymbol? container = symbol is IParameterSymbol or IMethodSymbol ? null : symbol.ContainingType;
        string name = symbol is IMethodSymbol ? "" : symbol.Name;
        if (TierOf(name, container) is var own and not NameTier.None) return (own, $"is named as {Noun(own)}");
        return (TierOf(tag.Name, null), $"is called '{tag.Name}'");

        NameTier TierOf(string text, INamedTypeSymbol? holder) => CanHold(tag.Value.Type, text) ? context.Options.Sensitive.TierOf(text, holder, context.Around) : NameTier.None;
    }

    static bool CanHold(ITypeSymbol type, string name) =>
        CarrierTypes.IsText(type)
        || (CarrierTypes.IsNumber(type) && SensitiveNames.MayBeNumber(name))
        || (TypeShape.NotNull(type).Name is "DateTime" or "DateOnly" or "DateTimeOffset" && SensitiveNames.MayBeDate(name));

    static string Noun(NameTier tier) => tier == NameTier.Secret ? "a secret" : "personal data";

    static string Subject(TaggedValue tag) =>
        string.Join(".", tag.Value.Members.Select(static member => member.Name).Prepend(tag.Parameter?.Name ?? "result"));
}
