using System.Collections;
using System.Diagnostics;
using InstrumentGen.Benchmarks.Projects;
using InstrumentGen.Benchmarks.Subjects;
using InstrumentGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Benchmarks.Gate;

/// <summary>What an edit costs in the generator while somebody types.</summary>
static class EditGate
{
    const double Goal = 120;
    const int Edits = 15;
    const int EditsOfPeer = 4;

    static readonly (string Name, string File, Func<string, int, string> Change)[] s_edits =
    [
        ("edit, unrelated file", CallProject.UnrelatedFile, InBody),
        ("edit, calling file", CallProject.CallingFile, InBody),
        ("edit, operation's file", CallProject.OperationFile, InBody),
        ("edit, new method in an unrelated file", CallProject.UnrelatedFile, NewMethod),
    ];

    public static void Run(GateTable table)
    {
        CSharpCompilation compilation = CallProject.Create().Compile();
        table.Setting($"edits: {Describe(compilation)}; the driver's run only, minimum of {Edits}");
        table.Setting($"peer of edits: {BindEveryCallGenerator.Setting}");
        var ours = new EditedProject(new InstrumentGenerator(), compilation);
        var usual = new EditedProject(new BindEveryCallGenerator(), compilation);
        var floor = new EditedProject(new WalkOnlyGenerator(), compilation);
        foreach ((string name, string file, var change) in s_edits)
        {
            table.AtMost(name, ours.Milliseconds(file, change, Edits), usual.Milliseconds(file, change, EditsOfPeer), Goal, "ms");
        }

        table.Setting($"floor, a walk over the edited file's calls that binds none: {floor.Milliseconds(CallProject.CallingFile, InBody, Edits):0.0} ms");
        var tracked = new EditedProject(new InstrumentGenerator(), compilation, tracksSteps: true);
        foreach ((string name, string file, var change) in s_edits) table.AtMost($"{name}: bodies written anew", BodiesWritten(tracked.Run(file, change)), 0, 0, "");
    }

    static string InBody(string text, int edit) => text.Replace(CallProject.Place, $"Math.Max({edit}, 1);", StringComparison.Ordinal);

    static string NewMethod(string text, int edit) => text.Insert(text.LastIndexOf('}'), $"    int Added{edit}() => {edit};\n");

    static int BodiesWritten(GeneratorRunResult result) => result.TrackedOutputSteps.Values
        .SelectMany(static steps => steps)
        .SelectMany(static step => step.Outputs)
        .Where(static output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
        .Sum(static output => Sources(output.Value).Count(static name => name.EndsWith(".Operations.g.cs", StringComparison.Ordinal)));

    // The driver keeps the texts of an output step in a type of its own.
    static IEnumerable<string> Sources(object value) =>
        ((IEnumerable)value.GetType().GetField("Item1")!.GetValue(value)!).Cast<object>()
            .Select(static source => (string)source.GetType().GetProperty("HintName")!.GetValue(source)!);

    static string Describe(CSharpCompilation compilation)
    {
        int calls = 0, operations = 0, ofOperations = 0;
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
            {
                if (node is MethodDeclarationSyntax { AttributeLists.Count: > 0 }) operations++;
                if (node is not InvocationExpressionSyntax call) continue;
                calls++;
                if (model.GetSymbolInfo(call).Symbol is IMethodSymbol method && method.GetAttributes().Any(static data => data.AttributeClass?.Name == nameof(TracedAttribute))) ofOperations++;
            }
        }

        Debug.Assert(!compilation.GetDiagnostics().Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return $"{compilation.SyntaxTrees.Length} files, {operations} operations, {calls} calls, {ofOperations} of them of operations";
    }
}
