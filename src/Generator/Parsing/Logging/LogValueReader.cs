using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing.Templates;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing.Logging;

/// <summary>Reads the values that a log event records.</summary>
static class LogValueReader
{
    // A record of more is no record that anybody reads; and each is text in the assembly.
    const int MostValues = 100;

    /// <summary>The values, in the order of the parameters, each name once.</summary>
    public static IReadOnlyList<LogValue> Read(LogEventScope scope, LogTemplate template, IEnumerable<IParameterSymbol> parameters)
    {
        List<LogValue> values = [];
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (LogValue value in parameters.SelectMany(parameter => Of(parameter, scope, template)))
        {
            if (!taken.Add(value.Name))
            {
                scope.Report(LogEventProblemKind.NameTaken, value.Parameter, value.Name);
            }
            else if (values.Count == MostValues)
            {
                scope.Report(LogEventProblemKind.TooManyValues, value.Parameter, value.Parameter.Name);
                break;
            }
            else
            {
                values.Add(value);
            }
        }

        return values;
    }

    static IEnumerable<LogValue> Of(IParameterSymbol parameter, LogEventScope scope, LogTemplate template)
    {
        if (TypeShape.IsException(parameter.Type))
        {
            scope.Report(LogEventProblemKind.ExceptionAsValue, parameter, parameter.Name);
            return [];
        }

        if (!CanBeHeld(parameter))
        {
            scope.Report(LogEventProblemKind.ReferenceStructure, parameter, parameter.Name, OperationRules.Short(parameter.Type));
            return [];
        }

        string? hole = HoleOf(template, parameter.Name);
        if (AttributeReader.Find(parameter, MetadataNames.Expand) is { } expand) return ExpansionReader.Read(parameter, expand, hole ?? BeginningOf(template, parameter.Name), scope);
        LogValue[] tagged = [.. Tagged(parameter, scope)];
        bool isTagged = AttributeReader.Has(parameter, MetadataNames.Tag);
        if (hole is null && !isTagged) scope.Report(LogEventProblemKind.UnusedParameter, parameter, parameter.Name);
        return hole is null && isTagged ? tagged : tagged.Prepend(Whole(parameter, hole ?? parameter.Name, scope));
    }

    /// <summary>How the values of a symbol and type are written.</summary>
    public static LogValueForm FormOf(ISymbol symbol, ITypeSymbol type, LogEventScope scope)
    {
        ITypeSymbol? item = TypeShape.ItemsOfSpan(type) is { SpecialType: not SpecialType.System_Char } ofSpan ? ofSpan : TypeShape.ItemsOf(type);
        LogValueKind kind = item is null ? LogValueKind.Scalar : LogValueKind.Items;
        RedactionModel? redaction = null;
        if ((Classifications.Unallowed(symbol) ?? (item is null ? null : Classifications.FindType(item))) is { } classification)
        {
            redaction = RedactionReader.Read(classification, item ?? type, Content(scope));
            if (redaction is null) return LogValueForm.Erased;
        }
        else if (ClassifiedContents.AreIn(type))
        {
            return LogValueForm.Erased;
        }

        int items = MaxItems.Of(symbol, item is not null, scope);
        return new(kind, item is null ? 0 : items, redaction);
    }

    static LogValue Whole(IParameterSymbol parameter, string name, LogEventScope scope)
    {
        LogValueForm form = FormOf(parameter, parameter.Type, scope);
        if (form is { Kind: LogValueKind.Scalar, IsClear: true } && IsNameless(parameter.Type)) scope.Report(LogEventProblemKind.NoText, parameter, parameter.Name, OperationRules.Short(parameter.Type));
        return new(name, parameter, "", parameter.Type, form);
    }

    static IEnumerable<LogValue> Tagged(IParameterSymbol parameter, LogEventScope scope)
    {
        foreach (AttributeData attribute in AttributeReader.All(parameter.GetAttributes(), MetadataNames.Tag))
        {
            string? path = AttributeReader.Text(attribute, "Member");
            string name = attribute.ConstructorArguments is [{ Value: string { Length: > 0 } given }] ? given : TagNames.Of(parameter.Name, path);
            if (path is null) yield return Whole(parameter, name, scope);
            else if (MemberPath.Bind(parameter.Type, path, Content(scope), out _) is { } bound) yield return OfMember(parameter, name, bound, scope);
        }
    }

    // What is erased is not read at all, be it on the way; of what is redacted, the last is the nearest to the value.
    static LogValue OfMember(IParameterSymbol parameter, string name, MemberPath path, LogEventScope scope)
    {
        LogValueForm form = FormOf(path.Members[path.Members.Count - 1], path.Type, scope);
        foreach (ISymbol around in path.Members.Take(path.Members.Count - 1).Prepend<ISymbol>(parameter))
        {
            if (Classifications.Unallowed(around) is not { } classification) continue;
            RedactionModel? redaction = RedactionReader.Read(classification, RedactionReader.OfValue(path.Type), Content(scope));
            if (redaction is null || form.Kind == LogValueKind.Redacted) form = LogValueForm.Erased;
            else if (form.Redaction is null || !Classifications.Has(path.Members[path.Members.Count - 1])) form = form with { Redaction = redaction };
        }

        return new(name, parameter, path.Text, path.Type, form);
    }

    static ContentScope Content(LogEventScope scope) => new(scope.Method, scope.Compilation, null);

    static string? HoleOf(LogTemplate template, string name) =>
        template.Parts.Select(static part => part.Name).FirstOrDefault(hole => string.Equals(hole, name, StringComparison.OrdinalIgnoreCase));

    // {Order.Id} says how the members of a parameter 'order' begin.
    static string BeginningOf(LogTemplate template, string name) =>
        template.Parts.Select(static part => part.Name?.Split('.')[0]).FirstOrDefault(hole => string.Equals(hole, name, StringComparison.OrdinalIgnoreCase)) ?? name;

    // The record outlives the call's frame as far as the compiler knows. The characters or items of a span are copied.
    static bool CanBeHeld(IParameterSymbol parameter) => parameter.Type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => false,
        ITypeParameterSymbol type => !type.AllowsRefLikeType,
        { IsRefLikeType: true } type => TypeShape.ItemsOfSpan(type) is not null,
        _ => true,
    };

    // Its text is its type's name. What derives from it may have another, so sealed types and structures alone are told.
    static bool IsNameless(ITypeSymbol type) =>
        TypeShape.NotNull(type) is INamedTypeSymbol { IsRefLikeType: false, SpecialType: SpecialType.None, IsTupleType: false, IsRecord: false, TypeKind: TypeKind.Class or TypeKind.Struct } named
        && (named.IsSealed || named.IsValueType)
        && !TagTypes.HasText(named)
        && !named.AllInterfaces.Any(static one => one.Name is "IFormattable" or "IEnumerable" && one.ContainingNamespace.Name is "System" or "Collections");
}
