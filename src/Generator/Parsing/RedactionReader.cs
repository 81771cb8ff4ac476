using System.Collections.Immutable;
using System.Globalization;
using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Reads how classified values are redacted. Whatever is not whole is erased.</summary>
static class RedactionReader
{
    const string Redaction = "global::InstrumentGen.ValueRedaction";

    /// <summary>The redaction of values; <see langword="null"/> where they are erased, and so never read.</summary>
    /// <param name="classification">What marks them.</param>
    /// <param name="type">Their type; of a collection, that of its items.</param>
    /// <param name="scope">Whose code redacts them.</param>
    public static RedactionModel? Read(Classification classification, ITypeSymbol type, ContentScope scope)
    {
        ImmutableArray<RedactionDeclaration> declared = RedactionDeclaration.Of(classification.Declaration);
        if (declared.IsEmpty || !HasText(type) || declared.Any(static one => one.Problem is { Kind: not RedactionProblemKind.KeepWithoutMask })) return null;
        if (declared.All(static one => one.Method == RedactionMethod.Theirs)) return ByTheirAttributes(declared, scope);
        return declared is [var only] ? ByOurs(only) : null;
    }

    /// <summary>Reads how a value is redacted that is reached by a way of symbols, each of which may be classified.</summary>
    /// <param name="way">The symbols; of several that are classified the last is the nearest to the value.</param>
    /// <param name="type">The value's type.</param>
    /// <param name="scope">Whose code redacts it.</param>
    /// <param name="redaction">How it is redacted; <see langword="null"/> where it is recorded as it is.</param>
    /// <param name="erased">The symbol whose values are erased, and what says so.</param>
    /// <returns>Whether the value may be read.</returns>
    public static bool TryRead(IEnumerable<ISymbol> way, ITypeSymbol type, ContentScope scope, out RedactionModel? redaction, out (ISymbol Symbol, Classification By) erased)
    {
        redaction = null;
        erased = default;
        foreach (ISymbol symbol in way)
        {
            if (Classifications.Unallowed(symbol) is not { } classification) continue;
            redaction = Read(classification, type, scope);
            if (redaction is not null) continue;
            erased = (symbol, classification);
            return false;
        }

        return true;
    }

    /// <summary>Whether values are erased, whatever their type.</summary>
    public static bool IsErased(Classification classification) => RedactionDeclaration.Of(classification.Declaration).All(static one => one.Method is RedactionMethod.Erase or RedactionMethod.Unknown);

    /// <summary>What is wrong with the redaction that a declaration asks for.</summary>
    /// <param name="attributes">The declaration's attributes.</param>
    /// <param name="type">The type of the values that it marks.</param>
    /// <param name="declaration">The declaration, whose other attributes may say how long its text is.</param>
    public static IEnumerable<RedactionProblem> Problems(ImmutableArray<AttributeData> attributes, ITypeSymbol type, ISymbol declaration)
    {
        ImmutableArray<RedactionDeclaration> declared = RedactionDeclaration.Of(attributes);
        foreach (RedactionDeclaration one in declared)
        {
            if (one.Problem is { } problem) yield return problem;
            else if (one.Method is not (RedactionMethod.Mask or RedactionMethod.Hmac or RedactionMethod.Redactor)) continue;
            else if (declared.Length > 1) yield return new(RedactionProblemKind.ClassifiedTwice, one.Attribute, null, NameOf(declared.First(other => !ReferenceEquals(other, one))));
            else if (OfValue(type) is var value && value.TypeKind != TypeKind.Error && !HasText(value)) yield return new(RedactionProblemKind.NoText, one.Attribute, "Redaction", OperationRules.Short(value), one.Method.ToString());
            else if (AlwaysMasked(one, value, declaration) is { } masked) yield return masked;
        }
    }

    /// <summary>The type of what is redacted: of a collection its items, of a task its result.</summary>
    public static ITypeSymbol OfValue(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } => OfValue(result),
        _ when TypeShape.ItemsOfSpan(type) is { SpecialType: not SpecialType.System_Char } item => item,
        _ => TypeShape.ItemsOf(type) ?? type,
    };

    static bool HasText(ITypeSymbol type) => TagTypes.HasText(type) || TypeShape.ItemsOfSpan(type) is { SpecialType: SpecialType.System_Char };

    // A mask that leaves nothing of any value is no mistake of the runtime's, and none that the declaration means.
    static RedactionProblem? AlwaysMasked(RedactionDeclaration declared, ITypeSymbol type, ISymbol declaration)
    {
        int keep = declared.Keep ?? RedactionDeclaration.UsualKeep;
        return declared.Method == RedactionMethod.Mask && keep > 0 && TextLengths.MostOf(type, declaration) is { } most && keep > most / 2
            ? new(RedactionProblemKind.AlwaysMasked, declared.Attribute, declared.Keep is null ? "Redaction" : "Keep", keep.ToString(CultureInfo.InvariantCulture), most.ToString(CultureInfo.InvariantCulture))
            : null;
    }

    static RedactionModel? ByOurs(RedactionDeclaration declared)
    {
        string classification = $"global::InstrumentGen.DataClassifications.{NameOf(declared)}";
        return declared.Method switch
        {
            RedactionMethod.Mask => new("mask", $"{Redaction}.Mask({classification}, {declared.Keep ?? RedactionDeclaration.UsualKeep})"),
            RedactionMethod.Hmac => new("hmac", $"{Redaction}.Hmac({classification})"),
            RedactionMethod.Redactor => new("redactor", $"{Redaction}.ByRedactor({classification})"),
            _ => null,
        };
    }

    // Their constructors alone know the classification, so they are made at run time.
    static RedactionModel? ByTheirAttributes(ImmutableArray<RedactionDeclaration> declared, ContentScope scope)
    {
        string?[] made = [.. declared.Select(one => AttributeCreation.Text(one.Attribute, scope))];
        return made.Contains(null) ? null : new("redactor", $"{Redaction}.Of({string.Join(", ", made.Select(static one => $"static () => {one}"))})");
    }

    static string NameOf(RedactionDeclaration declared) => SymbolText.AttributeName(declared.Attribute.AttributeClass!);
}
