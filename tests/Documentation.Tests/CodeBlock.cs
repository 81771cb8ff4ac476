using System.Text.RegularExpressions;

namespace InstrumentGen.Documentation.Tests;

/// <summary>A fenced block of a page.</summary>
/// <param name="Language">What stands behind the fence.</param>
/// <param name="Lines">Its lines, blank ones and indentation left out, as neither changes what code says.</param>
sealed partial record CodeBlock(string Language, string[] Lines)
{
    public static IEnumerable<CodeBlock> In(string page) =>
        Fence().Matches(Repository.Read(page)).Select(static match => new CodeBlock(match.Groups["language"].Value.Trim(), Significant(match.Groups["code"].Value)));

    /// <summary>Whether the block's lines stand in the source one after the other.</summary>
    public bool IsPartOf(string source)
    {
        string[] lines = Significant(source);
        for (int start = 0; start + Lines.Length <= lines.Length; start++)
        {
            if (lines.AsSpan(start, Lines.Length).SequenceEqual(Lines)) return true;
        }

        return false;
    }

    public static string[] Significant(string code) =>
        [.. code.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0)];

    [GeneratedRegex(@"^```(?<language>[^\n]*)\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
