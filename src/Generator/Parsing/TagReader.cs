using System.Collections.Immutable;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing.Auditing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Reads the tags that a method's declaration asks for.</summary>
static class TagReader
{
    static readonly TagSignals[] s_signals = [TagSignals.Span, TagSignals.Audit];

    /// <summary>What can be recorded, in the order of the parameters, that of the result last.</summary>
    /// <param name="signals">The signals that the method has; what none of them takes is left out.</param>
    /// <param name="scope">Whose code reads the values.</param>
    public static IEnumerable<TaggedValue> Values(TagSignals signals, ContentScope scope)
    {
        if (signals == TagSignals.None) yield break;
        var taken = new HashSet<(TagSignals, string)>();
        foreach (TaggedValue value in OfParameters(signals, scope).Concat(OfResult(signals, scope)))
        {
            (TagSignals, string)[] names = [.. s_signals.Where(one => value.Signals.HasFlag(one)).Select(one => (one, value.Name))];
            bool isTaken = taken.Overlaps(names);
            taken.UnionWith(names);
            if (!isTaken) yield return value;
            else scope.Report(ContentProblemKind.TagNameTaken, value.Attribute, ContentProblem.Name, value.Name);
        }
    }

    /// <summary>The signals of a method, which may be no operation, that record tags.</summary>
    public static TagSignals SignalsOf(IMethodSymbol method, Compilation compilation) =>
        (SpanReader.AreMade(method, compilation) ? TagSignals.Span : TagSignals.None) | (AuditedReader.AttributeOf(method) is null ? TagSignals.None : TagSignals.Audit);

    /// <summary>The signals that an attribute asks to record its value.</summary>
    public static TagSignals SignalsOf(AttributeData tag) =>
        AttributeReader.Named(tag, "Signals") is { Kind: TypedConstantKind.Enum, Value: int value } ? (TagSignals)value & TagSignals.All : TagSignals.All;

    /// <summary>The tag of a value.</summary>
    public static TagModel Model(TaggedValue value)
    {
        string type = value.Redaction is null ? TagTypes.AttributeType(value.Value.Type) : "string";
        if (value.Parameter is not { } parameter) return new(value.Name, TagSource.Result, "", value.Value.Text, type, [], value.Redaction);
        // A member says nothing of what the parameter itself may hold, and what a truth value may be, its type says.
        string[] values = value.Value.Text.Length > 0 || type == "boolean" || value.Redaction is not null ? [] : [.. BoundedValues.Of(parameter).Where(static one => one.Pattern is not "_" and not "null").Select(static one => one.Text)];
        return new(value.Name, parameter.RefKind == RefKind.Out ? TagSource.Output : TagSource.Argument, SymbolText.Identifier(parameter.Name), value.Value.Text, type, values.ToEquatableArray(), value.Redaction);
    }

    static IEnumerable<TaggedValue> OfParameters(TagSignals signals, ContentScope scope)
    {
        foreach (IParameterSymbol parameter in scope.Method.Parameters)
        {
            foreach (AttributeData attribute in Of(parameter.GetAttributes(), signals))
            {
                if (Read(attribute, parameter, parameter.Type, parameter.Name, scope) is { } value) yield return value;
            }
        }
    }

    static IEnumerable<TaggedValue> OfResult(TagSignals signals, ContentScope scope)
    {
        foreach (AttributeData attribute in Of(scope.Method.GetReturnTypeAttributes(), signals))
        {
            if (ResultReader.TypeOf(scope.Method) is not { } type) scope.Report(ContentProblemKind.NoResult, attribute, null, OperationRules.Short(scope.Method.ReturnType));
            else if (Read(attribute, scope.Method, type, "result", scope) is { } value) yield return value;
        }
    }

    static IEnumerable<AttributeData> Of(ImmutableArray<AttributeData> attributes, TagSignals signals) =>
        AttributeReader.All(attributes, MetadataNames.Tag).Where(tag => (SignalsOf(tag) & signals) != 0);

    static TaggedValue? Read(AttributeData attribute, ISymbol source, ITypeSymbol type, string called, ContentScope scope)
    {
        // What is to be erased is not read at all, whatever is asked of it.
        if (Classifications.Unallowed(source) is { } whole && RedactionReader.IsErased(whole)) return Classified(source, whole, attribute, scope);
        if (MemberPath.Read(attribute, type, scope) is not { } value) return null;
        if (!RedactionReader.TryRead(value.Members.Prepend(source), value.Type, scope, out RedactionModel? redaction, out (ISymbol Symbol, Classification By) erased)) return Classified(erased.Symbol, erased.By, attribute, scope);
        if (TagTypes.HasText(value.Type)) return Name(attribute, called, scope) is { } name ? new(attribute, source, value, name, redaction, SignalsOf(attribute)) : null;
        if (value.Type.TypeKind != TypeKind.Error) scope.Report(ContentProblemKind.NoText, attribute, value.Members.Count == 0 ? null : "Member", OperationRules.Short(value.Type));
        return null;
    }

    static TaggedValue? Classified(ISymbol symbol, Classification classification, AttributeData attribute, ContentScope scope)
    {
        scope.Report(ContentProblemKind.Classified, attribute, symbol is IParameterSymbol or IMethodSymbol ? null : "Member", symbol is IMethodSymbol ? "the result" : $"'{symbol.Name}'", classification.Name);
        return null;
    }

    static string? Name(AttributeData attribute, string source, ContentScope scope)
    {
        if (attribute.ConstructorArguments is not [{ } given]) return TagNames.Of(source, AttributeReader.Text(attribute, "Member"));
        if (given is not { Kind: TypedConstantKind.Primitive, Value: var value }) return null;
        string name = value as string ?? "";
        ContentProblemKind? problem = !TagNames.IsUsable(name) ? ContentProblemKind.TagName : TagNames.IsReserved(name) ? ContentProblemKind.TagNameReserved : null;
        if (problem is { } kind) scope.Report(kind, attribute, ContentProblem.Name, name);
        return problem is null ? name : null;
    }
}
