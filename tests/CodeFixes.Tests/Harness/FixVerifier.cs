using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.CodeFixes.Tests.Harness;

/// <summary>Mends code and compares it with what is expected. What comes out compiles, and the rule says no more of it.</summary>
static class FixVerifier
{
    const string Path = "Code.cs";

    static readonly string[] s_unused = ["CS9113", "CS0219", "CS8321"];

    const string Usings = """
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        using Microsoft.Extensions.Compliance.Redaction;
        using Microsoft.Extensions.Logging;

        """;

    /// <summary>The first diagnostic of a rule is mended by the change of a title, or by the first that is offered.</summary>
    /// <param name="id">The rule.</param>
    /// <param name="before">The code.</param>
    /// <param name="after">What becomes of it.</param>
    /// <param name="title">A part of the title.</param>
    /// <param name="successor">What the rules say of the place afterwards, where another one speaks then.</param>
    public static async Task Verify(string id, string before, string after, string? title = null, string? successor = null)
    {
        Project project = await Open(before, isTyped: IsTyped(id));
        Diagnostic[] found = await Found(project, id);
        var (_, action) = await Offer(project, found[0], title);
        Project mended = await MendedProject.Apply(project, action);
        Assert.Equal(after, await MendedProject.TextOf(mended, Path));
        await Check(mended, id, found.Length - 1, successor);
    }

    /// <summary>As <see cref="Verify"/>, with the usual namespaces and a class around statements: it has a logger, an activity, a counter and a source.</summary>
    public static Task VerifyBody(string id, string parameters, string before, string after, string? title = null, string? successor = null, string? parametersAfter = null) =>
        Verify(id, Usings + Method(parameters, before), Usings + Method(parametersAfter ?? parameters, after), title, successor);

    /// <summary>As <see cref="Verify"/>, with the usual namespaces.</summary>
    public static Task VerifyCode(string id, string before, string after, string? title = null, string? successor = null) => Verify(id, Usings + before, Usings + after, title, successor);

    /// <summary>All diagnostics of a rule are mended at once.</summary>
    public static async Task VerifyAll(string id, string before, string after, string? title = null, FixAllScope scope = FixAllScope.Document)
    {
        Project mended = await MendAll(await Open(Usings + before, isTyped: IsTyped(id)), id, title, scope);
        Assert.Equal(Usings + after, await MendedProject.TextOf(mended, Path));
        await Check(mended, id, 0, null);
    }

    /// <summary>The project with the first diagnostic of a rule mended.</summary>
    public static async Task<Project> Mend(Project project, string id, string? title = null) =>
        await MendedProject.Apply(project, (await Offer(project, (await Found(project, id))[0], title)).Action);

    /// <summary>The project with all diagnostics of a rule mended.</summary>
    public static async Task<Project> MendAll(Project project, string id, string? title, FixAllScope scope)
    {
        Diagnostic[] found = await Found(project, id);
        var (provider, action) = await Offer(project, found[0], title);
        CodeAction? everywhere = await MendedProject.Everywhere(project.GetDocument(found[0].Location.SourceTree)!, provider, action, scope);
        return await MendedProject.Apply(project, everywhere!);
    }

    /// <summary>The rule speaks, and nothing is offered, or nothing of a title.</summary>
    public static async Task VerifyNone(string id, string source, string? title = null)
    {
        Project project = await Open(Usings + source, isTyped: IsTyped(id));
        var offers = await MendedProject.Offers(project, (await Found(project, id))[0]);
        Assert.DoesNotContain(offers, one => title is null || one.Action.Title.Contains(title, StringComparison.Ordinal));
    }

    public static Task VerifyNoneInBody(string id, string parameters, string body, string? title = null) => VerifyNone(id, Method(parameters, body), title);

    /// <summary>The titles of what is offered for the first diagnostic of a rule.</summary>
    public static async Task<IEnumerable<string>> Titles(string id, string source)
    {
        Project project = await Open(Usings + source, isTyped: IsTyped(id));
        return (await MendedProject.Offers(project, (await Found(project, id))[0])).Select(static one => one.Action.Title);
    }

    /// <summary>What comes out compiles, and the rule speaks as often as it should.</summary>
    public static async Task Check(Project mended, string id, int rest, string? successor)
    {
        IEnumerable<string> errors = await MendedProject.Errors(mended);
        string text = await MendedProject.TextOf(mended, mended.Documents.First().Name);
        Assert.False(errors.Any(), $"{string.Join("\n", errors)}\n\n{text}");
        IReadOnlyList<Diagnostic> left = await MendedProject.Analyze(mended);
        Assert.True(left.Count(one => one.Id == id) <= rest, $"{string.Join("\n", left)}\n\n{text}");
        if (successor is not null) Assert.Contains(left, one => one.Id == successor);
    }

    /// <summary>A project that compiles.</summary>
    public static async Task<Project> Open(string source, bool importsOurs = true, bool isTyped = false)
    {
        TestProject files = TestProject.OfFiles(source) with { ReferencesLibraries = true };
        if (isTyped) files = files.WithTypedLogging();
        if (!importsOurs) files = files with { ImplicitUsings = false, Files = files.Files.Add(("Usings.cs", "global using System;")) };
        CSharpCompilation compilation = files.Compile();
        // What is not used is no matter of these tests; all other warnings are errors.
        Project project = MendedProject.Open(compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(s_unused.ToDictionary(static id => id, static _ => ReportDiagnostic.Suppress))));
        IEnumerable<string> errors = await MendedProject.Errors(project);
        Assert.False(errors.Any(), $"{string.Join("\n", errors)}\n\n{source}");
        return project;
    }

    // Speaks of classic log calls with typed arguments alone.
    static bool IsTyped(string id) => id == RuleIds.NumberedHole;

    static async Task<Diagnostic[]> Found(Project project, string id)
    {
        IReadOnlyList<Diagnostic> reported = await MendedProject.Analyze(project);
        Diagnostic[] found = [.. reported.Where(one => one.Id == id)];
        Assert.True(found.Length > 0, $"{id} is not reported, but {string.Join(", ", reported.Select(static one => one.Id))}.");
        return found;
    }

    static async Task<(CodeFixProvider Provider, CodeAction Action)> Offer(Project project, Diagnostic diagnostic, string? title)
    {
        var offers = await MendedProject.Offers(project, diagnostic);
        var (provider, action) = offers.FirstOrDefault(one => title is null || one.Action.Title.Contains(title, StringComparison.Ordinal));
        Assert.True(action is not null, $"Offered: {string.Join(", ", offers.Select(static one => one.Action.Title))}");
        return (provider, action);
    }

    static string Method(string parameters, string body) => $$"""
        class Subject(ILogger<Subject> logger, Activity activity, Counter<long> counter, ActivitySource source)
        {
            public async Task Run({{parameters}})
            {
                await Task.Yield();
                {{body.ReplaceLineEndings("\n        ")}}
            }
        }
        """;
}
