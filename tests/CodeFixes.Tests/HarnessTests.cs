using InstrumentGen.CodeFixes.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace InstrumentGen.CodeFixes.Tests;

/// <summary>The harness sees what it is there for.</summary>
public sealed class HarnessTests
{
    const string Source = """
        using Microsoft.Extensions.Logging;
        class Gateway(ILogger<Gateway> logger)
        {
            void Connect(string apiKey)
            {
                logger.LogInformation("{Key}", apiKey);
            }
        }
        """;

    [Fact]
    public async Task ResultThatDoesNotCompile_IsFound()
    {
        Project broken = await WithText("apiKey);", "apiKe);");
        Exception? failure = await Record.ExceptionAsync(() => FixVerifier.Check(broken, RuleIds.SecretName, 0, null));
        Assert.Contains("CS0103", Assert.IsAssignableFrom<Xunit.Sdk.XunitException>(failure).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResultThatStillHasItsDiagnostic_IsFound()
    {
        Project same = await WithText("apiKey);", "apiKey );");
        Exception? failure = await Record.ExceptionAsync(() => FixVerifier.Check(same, RuleIds.SecretName, 0, null));
        Assert.Contains(RuleIds.SecretName, Assert.IsAssignableFrom<Xunit.Sdk.XunitException>(failure).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BrokenCode_IsOfferedNothing()
    {
        Project broken = await WithText("apiKey);", "apiKey); Missing();");
        IReadOnlyList<Diagnostic> found = await MendedProject.Analyze(broken);
        Assert.Contains(found, static one => one.Id == RuleIds.SecretName);
        foreach (Diagnostic diagnostic in found) Assert.Empty(await MendedProject.Offers(broken, diagnostic));
    }

    static async Task<Project> WithText(string old, string made)
    {
        Project project = await FixVerifier.Open(Source);
        Document document = project.Documents.First();
        return document.WithText(SourceText.From(Source.Replace(old, made, StringComparison.Ordinal))).Project;
    }
}
