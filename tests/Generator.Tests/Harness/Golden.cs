using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace InstrumentGen.Generator.Tests.Harness;

/// <summary>Expected texts, one file for each test: <c>Golden/TestClass.Test_Name.golden</c>. With the environment variable
/// <c>INSTRUMENTGEN_REWRITE_GOLDEN=1</c> they are written anew; look at the difference before you commit it.</summary>
static partial class Golden
{
    static readonly string s_directory = Path.Combine(
        typeof(Golden).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "ProjectDirectory").Value!,
        "Golden");

    public static void Check(string actual, [CallerMemberName] string test = "", [CallerFilePath] string file = "")
    {
        actual = Version().Replace(actual, "$1version");
        string path = Path.Combine(s_directory, $"{Path.GetFileNameWithoutExtension(file)}.{test}.golden");
        if (Environment.GetEnvironmentVariable("INSTRUMENTGEN_REWRITE_GOLDEN") == "1") File.WriteAllText(path, actual);
        string expected = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.True(expected == actual, $"{Path.GetFileName(path)} (-) is not what was written (+):\n{Difference(expected.Split('\n'), actual.Split('\n'))}");
    }

    [GeneratedRegex("""(GeneratedCode\("InstrumentGen", ")[0-9.]+""")]
    private static partial Regex Version();

    // The lines that both have, in order, by the longest common subsequence; the others marked.
    static string Difference(string[] expected, string[] actual)
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

        return string.Join("\n", lines);
    }
}
