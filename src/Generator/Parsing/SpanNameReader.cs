using System.Text;
using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Reads the name that <c>[Traced]</c> gives spans. With the tags in it, it is a few names: who watches spans groups them by it.</summary>
static class SpanNameReader
{
    const int MostCases = 256;

    /// <summary>The name; <see langword="null"/> where none is given, or none that can be used.</summary>
    public static SpanNameModel? Read(AttributeData? traced, IReadOnlyList<TaggedValue> tags, ContentScope scope)
    {
        if (traced is null || AttributeReader.Text(traced, "Name") is not { } template) return null;
        if (!TagNames.IsUsable(template) || Parts(template) is not { } parts)
        {
            scope.Report(ContentProblemKind.SpanName, traced, "Name", template);
            return null;
        }

        List<Domain> domains = [];
        foreach (string name in parts.Where(static part => part.IsTag).Select(static part => part.Text).Distinct())
        {
            if (DomainOf(name, tags, traced, scope) is not { } domain) return null;
            domains.Add(domain);
        }

        long cases = domains.Aggregate(1L, static (product, domain) => Math.Min(product * domain.Values.Count, int.MaxValue));
        if (cases > MostCases)
        {
            scope.Report(ContentProblemKind.SpanNameCases, traced, "Name", template, cases.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return null;
        }

        string text = string.Concat(parts.Select(static part => part.Text));
        return domains.Count == 0
            ? new(text, [], [])
            : new(template, domains.Select(static domain => SymbolText.Identifier(domain.Parameter.Name)).ToEquatableArray(), Cases(parts, domains).ToEquatableArray());
    }

    static Domain? DomainOf(string name, IReadOnlyList<TaggedValue> tags, AttributeData traced, ContentScope scope)
    {
        TaggedValue? tag = tags.FirstOrDefault(tag => tag.Name == name);
        if (tag is null)
        {
            scope.Report(ContentProblemKind.SpanNameUnknownTag, traced, "Name", name);
            return null;
        }

        if (tag is { Redaction: null, Parameter: { RefKind: not RefKind.Out } parameter, Value.Members.Count: 0 } && BoundedValues.Of(parameter) is { Count: > 0 } values) return new Domain(name, parameter, values);
        scope.Report(ContentProblemKind.SpanNameUnbounded, traced, "Name", name);
        return null;
    }

    // The product of the domains, each with the pattern that takes all others last: so the more particular of two cases comes first.
    static IEnumerable<SpanNameCaseModel> Cases(IReadOnlyList<(string Text, bool IsTag)> parts, List<Domain> domains)
    {
        IEnumerable<(string Pattern, string Text)[]> chosen = [[]];
        foreach (Domain domain in domains) chosen = chosen.SelectMany(before => domain.Values.Select(value => before.Append(value).ToArray()));
        return chosen.Select(choice => new SpanNameCaseModel(
            choice.Select(static value => value.Pattern).ToEquatableArray(),
            string.Concat(parts.Select(part => part.IsTag ? choice[domains.FindIndex(domain => domain.Name == part.Text)].Text : part.Text))));
    }

    // Braces stand around tags, and are doubled where they mean themselves.
    static List<(string Text, bool IsTag)>? Parts(string template)
    {
        List<(string, bool)> parts = [];
        var text = new StringBuilder();
        for (int index = 0; index < template.Length; index++)
        {
            char letter = template[index];
            bool isDoubled = index + 1 < template.Length && template[index + 1] == letter;
            if (letter is not '{' and not '}')
            {
                text.Append(letter);
            }
            else if (isDoubled)
            {
                text.Append(letter);
                index++;
            }
            else
            {
                int end = letter == '{' ? template.IndexOf('}', index) : -1;
                if (end <= index + 1 || template.IndexOf('{', index + 1, end - index - 1) >= 0) return null;
                parts.Add((text.ToString(), false));
                parts.Add((template.Substring(index + 1, end - index - 1), true));
                text.Clear();
                index = end;
            }
        }

        parts.Add((text.ToString(), false));
        return parts;
    }

    // A tag of the template, and what stands for it.
    sealed record Domain(string Name, IParameterSymbol Parameter, IReadOnlyList<(string Pattern, string Text)> Values);
}
