using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Reads the tags that a method's declaration asks for.</summary>
static class TagReader
{
    /// <summary>What can be recorded, in the order of the parameters, that of the result last.</summary>
    public static IEnumerable<TaggedValue> Values(ContentScope scope)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (TaggedValue value in OfParameters(scope).Concat(OfResult(scope)))
        {
            if (taken.Add(value.Name)) yield return value;
            else scope.Report(ContentProblemKind.TagNameTaken, value.Attribute, ContentProblem.Name, value.Name);
        }
    }

    /// <summary>The tag of a value.</summary>
    public static TagModel Model(TaggedValue value)
    {
        string type = TagTypes.AttributeType(value.Value.Type);
        if (value.Parameter is not { } parameter) return new(value.Name, TagSource.Result, "", value.Value.Text, type, []);
        // A member says nothing of what the parameter itself may hold, and what a truth value may be, its type says.
        string[] values = value.Value.Text.Length > 0 || type == "boolean" ? [] : [.. BoundedValues.Of(parameter).Where(static one => one.Pattern is not "_" and not "null").Select(static one => one.Text)];
        return new(value.Name, parameter.RefKind == RefKind.Out ? TagSource.Output : TagSource.Argument, SymbolText.Identifier(parameter.Name), value.Value.Text, type, values.ToEquatableArray());
    }

    static IEnumerable<TaggedValue> OfParameters(ContentScope scope)
    {
        foreach (IParameterSymbol parameter in scope.Method.Parameters)
        {
            foreach (AttributeData attribute in AttributeReader.All(parameter.GetAttributes(), MetadataNames.Tag))
            {
                if (Value(attribute, parameter, parameter.Type, scope) is { } value && Name(attribute, parameter.Name, scope) is { } name) yield return new(attribute, parameter, value, name);
            }
        }
    }

    static IEnumerable<TaggedValue> OfResult(ContentScope scope)
    {
        foreach (AttributeData attribute in AttributeReader.All(scope.Method.GetReturnTypeAttributes(), MetadataNames.Tag))
        {
            if (ResultReader.TypeOf(scope.Method) is not { } type) scope.Report(ContentProblemKind.NoResult, attribute, null, OperationRules.Short(scope.Method.ReturnType));
            else if (Value(attribute, scope.Method, type, scope) is { } value && Name(attribute, "result", scope) is { } name) yield return new(attribute, scope.Method, value, name);
        }
    }

    // What is annotated as sensitive is not read at all, be it on the way.
    static MemberPath? Value(AttributeData attribute, ISymbol source, ITypeSymbol type, ContentScope scope)
    {
        string? path = AttributeReader.Text(attribute, "Member");
        if (IsClassified(source, attribute, scope)) return null;
        var value = new MemberPath("", type, []);
        if (path is not null)
        {
            value = MemberPath.Bind(type, path, scope, out (ContentProblemKind Kind, string Member, ITypeSymbol Of) fault);
            if (value is null)
            {
                // A type that is not found is the compiler's to tell.
                if (fault.Of.TypeKind != TypeKind.Error) scope.Report(fault.Kind, attribute, "Member", fault.Member, OperationRules.Short(fault.Of));
                return null;
            }

            if (value.Members.Any(member => IsClassified(member, attribute, scope))) return null;
        }

        if (TagTypes.HasText(value.Type)) return value;
        if (value.Type.TypeKind != TypeKind.Error) scope.Report(ContentProblemKind.NoText, attribute, path is null ? null : "Member", OperationRules.Short(value.Type));
        return null;
    }

    static bool IsClassified(ISymbol symbol, AttributeData attribute, ContentScope scope)
    {
        if (Classifications.Find(symbol) is not { } classification || Classifications.IsAllowed(symbol)) return false;
        scope.Report(ContentProblemKind.Classified, attribute, symbol is IParameterSymbol or IMethodSymbol ? null : "Member", symbol is IMethodSymbol ? "the result" : $"'{symbol.Name}'", classification.Name);
        return true;
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
