using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace InstrumentGen.CodeFixes.Tests.Harness;

/// <summary>A project in an editor: the rules look at it, and the fixes change it.</summary>
static class MendedProject
{
    /// <summary>Every provider of the assembly.</summary>
    public static ImmutableArray<CodeFixProvider> Providers { get; } =
    [
        .. typeof(TelemetryFix).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    // Projects that are made from one share what was read of its references.
    static readonly ConcurrentDictionary<(CSharpCompilationOptions, string), Project> s_empty = [];

    /// <summary>The project as an editor opens it.</summary>
    public static Project Open(CSharpCompilation compilation)
    {
        Project empty = s_empty.GetOrAdd((compilation.Options, string.Join(';', compilation.References.Select(static one => one.Display))), _ => Empty(compilation));
        Solution solution = empty.Solution;
        foreach (SyntaxTree tree in compilation.SyntaxTrees) solution = solution.AddDocument(DocumentId.CreateNewId(empty.Id), tree.FilePath, tree.GetText(), filePath: tree.FilePath);
        return solution.GetProject(empty.Id)!;
    }

    static Project Empty(CSharpCompilation compilation)
    {
#pragma warning disable CA2000 // The solution lives on without it.
        var workspace = new AdhocWorkspace();
#pragma warning restore CA2000
        Project empty = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, compilation.AssemblyName!, compilation.AssemblyName!, LanguageNames.CSharp,
            compilationOptions: compilation.Options,
            parseOptions: compilation.SyntaxTrees[0].Options,
            metadataReferences: compilation.References));
        _ = empty.GetCompilationAsync().GetAwaiter().GetResult()!.GetSpecialType(SpecialType.System_Object);
        return empty;
    }

    public static async Task<IReadOnlyList<Diagnostic>> Analyze(Project project) => await AnalyzedProject.Analyze(new(), (await project.GetCompilationAsync())!);

    /// <summary>What the compiler has against the project, without the places.</summary>
    public static async Task<IEnumerable<string>> Errors(Project project) =>
        (await project.GetCompilationAsync())!.GetDiagnostics()
            .Where(static one => one.Severity == DiagnosticSeverity.Error)
            .Select(static one => $"{one.Id}: {one.GetMessage(null)}");

    /// <summary>What is offered for a diagnostic, in the order of the providers.</summary>
    public static async Task<IReadOnlyList<(CodeFixProvider Provider, CodeAction Action)>> Offers(Project project, Diagnostic diagnostic)
    {
        List<(CodeFixProvider, CodeAction)> offers = [];
        if (project.GetDocument(diagnostic.Location.SourceTree) is not { } document) return offers;
        foreach (CodeFixProvider provider in Providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await provider.RegisterCodeFixesAsync(new(document, diagnostic, (action, _) => offers.Add((provider, action)), CancellationToken.None));
        }

        return offers;
    }

    public static async Task<Project> Apply(Project project, CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
    }

    /// <summary>The action that makes an offered change everywhere.</summary>
    public static Task<CodeAction?> Everywhere(Document document, CodeFixProvider provider, CodeAction action, FixAllScope scope) =>
        provider.GetFixAllProvider()!.GetFixAsync(new(document, provider, scope, action.EquivalenceKey, provider.FixableDiagnosticIds, new Reported(), CancellationToken.None));

    public static async Task<string> TextOf(Project project, string path)
    {
        SourceText text = await project.Documents.Single(one => one.Name == path).GetTextAsync();
        return text.ToString();
    }

    sealed class Reported : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await Analyze(project);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await Analyze(document.Project)).Where(one => one.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
