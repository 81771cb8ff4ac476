using System.Text;

namespace InstrumentGen.Benchmarks.Projects;

/// <summary>Methods that nobody writes by hand, each with a leak that a small one would be reported for.</summary>
static class LargeMethods
{
    public static IEnumerable<(string Name, string Text)> All =>
    [
        ("method of 10,000 statements", Method(string.Concat(Enumerable.Range(0, 10_000).Select(static number => $"        total += Math.Max(total, {number});\n")))),
        ("switch of 2,000 cases", Method($"        switch (total)\n        {{\n{string.Concat(Enumerable.Range(0, 2_000).Select(static number => $"            case {number}: total += {number}; break;\n"))}        }}\n")),
    ];

    static string Method(string statements) => new StringBuilder()
        .AppendLine("namespace Shop.Large;\n\npublic sealed class Large(ILogger logger)\n{\n    public int Run(int total, string password)\n    {")
        .Append(statements)
        .AppendLine("        logger.LogInformation(\"With {Password}\", password);\n        return total;\n    }\n}")
        .ToString();
}
