using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace InstrumentGen.Analyzers.Tests.Corpus;

/// <summary>A piece of an application and what an expert says of it.</summary>
/// <param name="Name">What stands behind <c>// case:</c>.</param>
/// <param name="File">The file that it stands in, without its folder.</param>
/// <param name="IsSealed">Whether it must not be read while rules are mended.</param>
/// <param name="Text">The code, at the lines that it has in the file; above it stand the file's usings.</param>
/// <param name="Expected">What must be reported: the <c>// expect:</c> comments.</param>
/// <param name="Tempts">What a simple tool would report, wrongly: the <c>// tempts:</c> comments.</param>
sealed partial record CorpusCase(string Name, string File, bool IsSealed, string Text, ImmutableHashSet<CorpusMark> Expected, ImmutableSortedSet<string> Tempts)
{
    public bool IsPositive => !Expected.IsEmpty;

    /// <summary>The cases of a file. What stands above the first one stands above each.</summary>
    public static ImmutableArray<CorpusCase> Parse(string file, string text, bool isSealed)
    {
        string[] lines = text.Split('\n');
        int[] starts = [.. Enumerable.Range(0, lines.Length).Where(line => CaseLine().IsMatch(lines[line]))];
        return [.. starts.Select((start, index) => Parse(file, lines, starts[0], start..(index + 1 < starts.Length ? starts[index + 1] : lines.Length), isSealed))];
    }

    static CorpusCase Parse(string file, string[] lines, int head, Range range, bool isSealed)
    {
        int start = range.Start.Value;
        string[] own = lines[range];
        IEnumerable<string> padded = lines[..head].Concat(Enumerable.Repeat("", start - head)).Concat(own);
        return new(
            CaseLine().Match(own[0]).Groups["name"].Value,
            file,
            isSealed,
            string.Join('\n', padded),
            [.. own.SelectMany((line, index) => Ids(ExpectComment(), line).Select(id => new CorpusMark(id, start + index + 1)))],
            [.. own.SelectMany(static line => Ids(TemptsComment(), line))]);
    }

    static IEnumerable<string> Ids(Regex comment, string line) =>
        comment.Match(line) is { Success: true } match ? match.Groups["ids"].Value.Split(',', StringSplitOptions.TrimEntries) : [];

    public override string ToString() => Name;

    [GeneratedRegex("^// case: (?<name>[a-z0-9-]+)$")]
    private static partial Regex CaseLine();

    [GeneratedRegex("// expect: (?<ids>IG[0-9]{4}(, IG[0-9]{4})*)$")]
    private static partial Regex ExpectComment();

    [GeneratedRegex("^// tempts: (?<ids>IG[0-9]{4}(, IG[0-9]{4})*)$")]
    private static partial Regex TemptsComment();
}
