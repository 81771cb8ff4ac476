using System.Globalization;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Generator.Parsing.Logging;

/// <summary>Reads what a classic log call records: its template's holes take its arguments by their position, whatever they are called.</summary>
static class LogCallReader
{
    /// <summary>The structure, still without a name; <see langword="null"/> where the template is not understood, or has more holes than the call arguments,
    /// which throws when it runs.</summary>
    public static LogStateModel? Read(string template, IMethodSymbol method, ArgumentSyntax[] arguments, bool isGeneric, SemanticModel model, CancellationToken cancellationToken)
    {
        // Without arguments, the message is written as it is.
        if (arguments.Length == 0) return new("", [], template, [], [], template.Length == 0 ? [] : [new LogPartModel(template, -1, 0, null)]);
        LogTemplate parsed = LogTemplate.Parse(template);
        LogTemplatePart[] holes = [.. parsed.Parts.Where(static part => part.Name is not null)];
        if (parsed.Fault is not null || holes.Length > arguments.Length || !AreAsWritten(template, holes)) return null;
        // A single array of objects is the arguments themselves.
        if (arguments.Length == 1 && MayBeArguments(method.TypeArguments[0])) return null;
        LogValueModel[] values = [.. Values(holes, arguments, model, cancellationToken)];
        return new(
            "",
            isGeneric ? Enumerable.Range(0, arguments.Length).Select(static index => new TypeParameterModel(TypeName(index), "", IsOfMethod: true, "")).ToEquatableArray() : [],
            template,
            Arguments(method, holes.Length, values, isGeneric).ToEquatableArray(),
            values.ToEquatableArray(),
            Message(parsed).ToEquatableArray());
    }

    static string TypeName(int index) => "T" + index.ToString(CultureInfo.InvariantCulture);

    static string Name(int index) => "arg" + index.ToString(CultureInfo.InvariantCulture);

    static IEnumerable<LogArgumentModel> Arguments(IMethodSymbol method, int count, LogValueModel[] values, bool isGeneric) =>
        Enumerable.Range(0, count)
            .Where(index => values[index].Kind != LogValueKind.Redacted)
            .Select(index => new LogArgumentModel(Name(index), isGeneric ? TypeName(index) : SymbolText.Qualified(method.TypeArguments[index])));

    static IEnumerable<LogValueModel> Values(LogTemplatePart[] holes, ArgumentSyntax[] arguments, SemanticModel model, CancellationToken cancellationToken)
    {
        var fields = new HashSet<string>(StringComparer.Ordinal) { "s_event" };
        for (int index = 0; index < holes.Length; index++)
        {
            bool isRedacted = model.GetSymbolInfo(arguments[index].Expression, cancellationToken).Symbol is { } symbol && Classifications.Unallowed(symbol) is not null;
            string field = LogStateReader.FieldName(holes[index].Name!);
            while (!fields.Add(field)) field += "_";
            yield return new(holes[index].Name!, field, isRedacted ? "" : Name(index), "", "", isRedacted ? LogValueKind.Redacted : LogValueKind.Scalar, 0, false, null, "");
        }
    }

    static IEnumerable<LogPartModel> Message(LogTemplate template)
    {
        int index = 0;
        foreach (LogTemplatePart part in template.Parts) yield return part.Name is null ? new(part.Text, -1, 0, null) : new("", index++, part.Alignment, part.Format);
    }

    // Microsoft's formatter keeps blanks and signs in the name.
    static bool AreAsWritten(string template, LogTemplatePart[] holes)
    {
        int start = 0;
        foreach (LogTemplatePart hole in holes)
        {
            int found = template.IndexOf("{" + hole.Name, start, StringComparison.Ordinal);
            if (found < 0 || template[found + hole.Name!.Length + 1] is not ('}' or ',' or ':')) return false;
            start = found + hole.Name.Length;
        }

        return true;
    }

    /// <summary>Whether a single argument may be the array of all arguments: objects of some types may be arrays of objects, so that only the running program
    /// knows.</summary>
    public static bool MayBeArguments(ITypeSymbol type) =>
        type is IArrayTypeSymbol { ElementType.IsValueType: false } or { SpecialType: SpecialType.System_Object } or ITypeParameterSymbol { IsValueType: false }
            or { TypeKind: TypeKind.Interface, Name: "IEnumerable" or "ICollection" or "IList" or "IReadOnlyList" or "IReadOnlyCollection" or "ICloneable" or "IStructuralEquatable" or "IStructuralComparable" }
        || type.SpecialType == SpecialType.System_Array;
}
