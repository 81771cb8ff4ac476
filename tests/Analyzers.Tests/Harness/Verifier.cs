using System.Collections.Immutable;
using InstrumentGen.Analyzers.Auditing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace InstrumentGen.Analyzers.Tests.Harness;

/// <summary>Compares what all rules say of a source with its marks, <c>{|IG0002:Place|}</c>. A source of several files names them by
/// <c>// file: Name.cs</c> lines; another generator wrote those whose name ends in <c>.g.cs</c>.</summary>
static class Verifier
{
    /// <summary>The marked diagnostics are reported and no others. IG0008 counts where the source marks it: most sources call nothing.</summary>
    public static Task Verify(string source, Func<TestProject, TestProject>? project = null) =>
        Verify(source, project, source.Contains("{|" + RuleIds.NoWovenCall, StringComparison.Ordinal));

    /// <summary>As <see cref="Verify(string, Func{TestProject, TestProject}?)"/>, with IG0008 in any case.</summary>
    public static Task VerifyCalls(string source, Func<TestProject, TestProject>? project = null) => Verify(source, project, countsUncalled: true);

    /// <summary>What the rules say of a source without marks.</summary>
    public static Task<IReadOnlyList<Diagnostic>> Report(string source, Func<TestProject, TestProject>? change = null)
    {
        TestProject project = TestProject.OfFiles(source);
        project = change?.Invoke(project) ?? project;
        TestProject own = project with { Files = [.. project.Files.Where(static file => !IsWritten(file.Path))] };
        return AnalyzedProject.Analyze(own, AnalyzedProject.Build(own, project.Files.Where(static file => IsWritten(file.Path))));
    }

    static async Task Verify(string source, Func<TestProject, TestProject>? change, bool countsUncalled)
    {
        List<string> expected = [];
        IReadOnlyList<Diagnostic> found = await Report(source, project =>
        {
            project = project with { Files = [.. project.Files.Select(file => (file.Path, Unmark(file.Path, file.Text, expected)))] };
            return change?.Invoke(project) ?? project;
        });
        Diagnostic[] actual = [.. found.Where(one => countsUncalled || !IsUncalled(one))];
        if (expected.Order(StringComparer.Ordinal).SequenceEqual(actual.Select(Text).Order(StringComparer.Ordinal))) return;
        Assert.Fail($"Expected:\n  {string.Join("\n  ", expected)}\nReported:\n  {string.Join("\n  ", actual.Select(static one => $"{Text(one)}: {one.GetMessage(null)}"))}");
    }

    // Of operations that are audited another rule says so.
    static bool IsUncalled(Diagnostic diagnostic) => diagnostic.Id == RuleIds.NoWovenCall || (diagnostic.Properties.TryGetValue(AuditRules.RuleProperty, out string? rule) && rule == RuleIds.NoWovenCall);

    static bool IsWritten(string path) => path.EndsWith(".g.cs", StringComparison.Ordinal);

    static string Unmark(string path, string marked, List<string> expected)
    {
        TestFileMarkupParser.GetSpans(marked, out string text, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);
        SourceText lines = SourceText.From(text);
        foreach ((string id, var marks) in spans) expected.AddRange(marks.Select(span => Text(id, path, lines.Lines.GetLinePosition(span.Start), lines.ToString(span))));
        return text;
    }

    static string Text(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        string token = diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan) ?? "";
        return Text(diagnostic.Id, place.Path, place.StartLinePosition, token);
    }

    static string Text(string id, string path, LinePosition start, string token) => $"{id} {path}({start.Line + 1},{start.Character + 1}) {token}";
}
