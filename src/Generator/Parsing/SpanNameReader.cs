using System.Text;
using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Reads the name that <c>[Traced]</c> gives spans. With the tags in it, it is a few names: who watches spans groups them by it.</summary>
static class SpanNameReader
{
    const int MostCases = 256;

    /// <summary>The name; <see langword="null"/> where none is given, or none that can be used.</summary>
    public static SpanNameModel? Read(AttributeData? traced, IReadOnlyList<TagModel> tags, ContentScope scope)
    {
        if (traced is null || AttributeReader.Text(traced, "Name") is not { } template) return null;
        if (!TagNames.IsUsable(template) || Parts(template) is not { } parts)
        {
            scope.Report(ContentProblemKind.SpanName, traced, "Name", template);
            return null;
        }

        var domains = new List<(string Name, string Parameter, IReadOnlyList<(string Pattern, string Text)> Values)>();
        foreach (string name in parts.Where(static part => part.IsTag).Select(static part => part.Text).Distinct())
        {
            if (Domain(name, tags, traced, scope) is not { } domain) return null;
            domains.Add((name, domain.Parameter, domain.Values));
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
            : new(template, domains.Select(static domain => domain.Parameter).ToEquatableArray(), Cases(parts, [.. domains.Select(static domain => (domain.Name, domain.Values))]).ToEquatableArray());
    }

    static (string Parameter, IReadOnlyList<(string Pattern, string Text)> Values)? Domain(string name, IReadOnlyList<TagModel> tags, AttributeData traced, ContentScope scope)
    {
        TagModel? tag = tags.FirstOrDefault(tag => tag.Name == name);
        if (tag is null)
        {
            scope.Report(ContentProblemKind.SpanNameUnknownTag, traced, "Name", name);
            return null;
        }

        IParameterSymbol? parameter = tag is { Source: TagSource.Argument, Path: "" } ? scope.Method.Parameters.FirstOrDefault(one => SymbolText.Identifier(one.Name) == tag.Parameter) : null;
        if (parameter is not null && BoundedValues.Of(parameter) is { Count: > 0 } values) return (tag.Parameter, values);
        scope.Report(ContentProblemKind.SpanNameUnbounded, traced, "Name", name);
        return null;
    }

    // The product of the domains, each with the pattern that takes all others last: so the more particular of two cases comes first.
    static IEnumerable<SpanNameCaseModel> Cases(IReadOnlyList<(string Text, bool IsTag)> parts, IReadOnlyList<(string Name, IReadOnlyList<(string Pattern, string Text)> Values)> domains)
    {
        IEnumerable<(string Pattern, string Text)[]> chosen = [[]];
        foreach ((_, IReadOnlyList<(string Pattern, string Text)> values) in domains) chosen = chosen.SelectMany(before => values.Select(value => before.Append(value).ToArray()));
        return chosen.Select(choice => new SpanNameCaseModel(
            choice.Select(static value => value.Pattern).ToEquatableArray(),
            string.Concat(parts.Select(part => part.IsTag ? choice[IndexOf(domains, part.Text)].Text : part.Text))));
    }

    static int IndexOf(IReadOnlyList<(string Name, IReadOnlyList<(string Pattern, string Text)> Values)> domains, string name) => domains.TakeWhile(domain => domain.Name != name).Count();

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
}
