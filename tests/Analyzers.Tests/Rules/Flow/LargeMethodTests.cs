using InstrumentGen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Tests.Rules.Flow;

/// <summary>Methods that no one writes by hand are left alone: an editor that waits for them is worse than a finding less.</summary>
public sealed class LargeMethodTests
{
    const string Leak = "logger.LogInformation(\"Signed in with {Password}\", password);";

    [Theory]
    [InlineData(10)]
    [InlineData(300)]
    public async Task Method_OfStatementsThatPeopleWrite_IsReported(int statements)
    {
        IReadOnlyList<Diagnostic> found = await Report(Statements(statements));
        Assert.Contains(found, static diagnostic => diagnostic.Id == "IG1002");
    }

    [Fact]
    public async Task Method_Of10000Statements_IsLeftAlone() => Assert.Empty(await Report(Statements(10_000)));

    [Fact]
    public async Task Switch_Of2000Cases_IsLeftAlone() => Assert.Empty(await Report(Cases(2_000)));

    [Fact]
    public async Task Method_BesideALargeOne_IsReported()
    {
        IReadOnlyList<Diagnostic> found = await Report(Statements(10_000), "void Small(string password) => " + Leak);
        Diagnostic small = Assert.Single(found);
        Assert.Equal("IG1002", small.Id);
        Assert.Contains("void Small", small.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).Lines.GetLineFromPosition(small.Location.SourceSpan.Start).ToString(), StringComparison.Ordinal);
    }

    static string Statements(int count) => string.Concat(Enumerable.Range(0, count).Select(static number => $"total += System.Math.Max(total, {number});\n"));

    static string Cases(int count) =>
        $"switch (total)\n{{\n{string.Concat(Enumerable.Range(0, count).Select(static number => $"case {number}: total += {number}; break;\n"))}}}\n";

    static Task<IReadOnlyList<Diagnostic>> Report(string statements, string beside = "") => FlowVerifier.Report($$"""
        class Subject(ILogger<Subject> logger)
        {
            public int Run(int total, string password)
            {
                {{statements}}
                {{Leak}}
                return total;
            }

            {{beside}}
        }
        """);
}
