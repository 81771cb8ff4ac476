namespace InstrumentGen.Generator.Tests.Harness;

/// <summary>Two texts line by line.</summary>
static class LineDifference
{
    /// <summary>All lines: those of the first text alone are marked by <c>-</c>, those of the second by <c>+</c>.</summary>
    public static string Of(string first, string second) => string.Join("\n", Lines(first.Split('\n'), second.Split('\n')));

    /// <summary>The lines that are not in both.</summary>
    public static string Changes(string first, string second) =>
        string.Join("\n", Lines(first.Split('\n'), second.Split('\n')).Where(static line => line[0] != ' '));

    // The lines that both have, in order, by the longest common subsequence; the others marked.
    static List<string> Lines(string[] expected, string[] actual)
    {
        int[,] common = new int[expected.Length + 1, actual.Length + 1];
        for (int i = expected.Length - 1; i >= 0; i--)
        {
            for (int j = actual.Length - 1; j >= 0; j--)
            {
                common[i, j] = expected[i] == actual[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        List<string> lines = [];
        for (int i = 0, j = 0; i < expected.Length || j < actual.Length;)
        {
            if (i < expected.Length && j < actual.Length && expected[i] == actual[j]) lines.Add("  " + expected[(i++, j++).Item1]);
            else if (j == actual.Length || (i < expected.Length && common[i + 1, j] >= common[i, j + 1])) lines.Add("- " + expected[i++]);
            else lines.Add("+ " + actual[j++]);
        }

        return lines;
    }
}
