using InstrumentGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Generator.Tests.Shapes;

/// <summary>The shapes in projects with other settings.</summary>
public sealed class ShapeVariantTests
{
    [Fact]
    public void Shapes_InTheirOldestLanguage_BuildAsCleanAsBefore() => AssertClean(
        static project => project with { LanguageVersion = LanguageVersion.CSharp12 },
        static project => project with { LanguageVersion = LanguageVersion.CSharp13 });

    [Fact]
    public void Shapes_WithoutNullableContext_BuildAsCleanAsBefore() => AssertClean(static project => project with { Nullable = NullableContextOptions.Disable });

    // The first variant that compiles by itself is woven.
    static void AssertClean(params Func<TestProject, TestProject>[] variants)
    {
        int woven = 0;
        Parallel.ForEach(ShapeCatalogue.All.Values, shape =>
        {
            if (variants.Select(variant => variant(shape.Project)).FirstOrDefault(static project => !project.Compile().GetDiagnostics().Any(IsProblem)) is not { } project) return;
            GeneratorRun run = project.Generate();
            Assert.True(!run.NewProblems.Any(), $"{shape.Name}: {string.Join("\n", run.NewProblems)}");
            Interlocked.Increment(ref woven);
        });
        Assert.True(woven > ShapeCatalogue.All.Count / 2, $"Only {woven} shapes compile.");
    }

    static bool IsProblem(Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Warning;
}
