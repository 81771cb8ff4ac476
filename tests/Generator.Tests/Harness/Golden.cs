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
        Assert.True(expected == actual, $"{Path.GetFileName(path)} (-) is not what was written (+):\n{LineDifference.Of(expected, actual)}");
    }

    [GeneratedRegex("""(GeneratedCode\("InstrumentGen", ")[0-9.]+""")]
    private static partial Regex Version();
}
