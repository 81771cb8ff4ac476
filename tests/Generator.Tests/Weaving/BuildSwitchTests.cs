using System.Collections.Immutable;
using InstrumentGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Generator.Tests.Weaving;

/// <summary>What the project file says. Whatever it is, the build stays clean and the program does what it did.</summary>
public sealed class BuildSwitchTests
{
    static readonly TestProject s_project = TestProject.Of("""
        class Service { [Traced] public int One() => Two(); [Metered] static int Two() => 2; }
        class Entry { public static int Run() => new Service().One(); }
        """);

    [Theory]
    [InlineData("InstrumentGenEnabled", "false", "")]
    [InlineData("InstrumentGenEnabled", " False ", "")]
    [InlineData("InstrumentGenEnabled", "true", "Assembly Catalogue CatalogueCoverage CataloguePositions Interceptors Operations Positions")]
    [InlineData("InstrumentGenEnabled", "", "Assembly Catalogue CatalogueCoverage CataloguePositions Interceptors Operations Positions")]
    [InlineData("InstrumentGenIntercept", "false", "Assembly Catalogue CataloguePositions Operations Positions")]
    [InlineData("InstrumentGenIntercept", "yes", "Assembly Catalogue CatalogueCoverage CataloguePositions Interceptors Operations Positions")]
    public void Property_Set_SwitchesFiles(string property, string value, string files) =>
        AssertClean(s_project with { Properties = ImmutableDictionary<string, string>.Empty.Add(property, value) }, files);

    [Theory]
    [InlineData(null, "Assembly Catalogue CataloguePositions Operations Positions")]
    [InlineData("", "Assembly Catalogue CataloguePositions Operations Positions")]
    [InlineData("Other;InstrumentGen.Generator", "Assembly Catalogue CataloguePositions Operations Positions")]
    [InlineData("InstrumentGen.Gen", "Assembly Catalogue CataloguePositions Operations Positions")]
    [InlineData("InstrumentGen.Generated", "Assembly Catalogue CatalogueCoverage CataloguePositions Interceptors Operations Positions")]
    [InlineData("Other; InstrumentGen.Generated", "Assembly Catalogue CataloguePositions Operations Positions")]
    [InlineData(";Other;InstrumentGen.Generated;", "Assembly Catalogue CatalogueCoverage CataloguePositions Interceptors Operations Positions")]
    [InlineData("InstrumentGen", "Assembly Catalogue CatalogueCoverage CataloguePositions Interceptors Operations Positions")]
    public void InterceptorsNamespaces_WithoutOurs_LeaveCallsAlone(string? namespaces, string files) =>
        AssertClean(s_project with { InterceptorsNamespaces = namespaces }, files);

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, "")]
    [InlineData(LanguageVersion.CSharp10, "")]
    [InlineData(LanguageVersion.CSharp11, "")]
    [InlineData(LanguageVersion.CSharp12, "Assembly Catalogue CatalogueCoverage CataloguePositions Interceptors Operations Positions")]
    [InlineData(LanguageVersion.CSharp13, "Assembly Catalogue CatalogueCoverage CataloguePositions Interceptors Operations Positions")]
    [InlineData(LanguageVersion.CSharp14, "Assembly Catalogue CatalogueCoverage CataloguePositions Interceptors Operations Positions")]
    [InlineData(LanguageVersion.Preview, "Assembly Catalogue CatalogueCoverage CataloguePositions Interceptors Operations Positions")]
    public void Language_TooOldForGeneratedCode_GetsNone(LanguageVersion version, string files) => AssertClean(
        s_project with
        {
            LanguageVersion = version,
            Nullable = version < LanguageVersion.CSharp8 ? Microsoft.CodeAnalysis.NullableContextOptions.Disable : Microsoft.CodeAnalysis.NullableContextOptions.Enable,
            ImplicitUsings = false,
            Files = [("Code.cs", "using InstrumentGen;\n" + s_project.Files[0].Text)],
        },
        files);

    [Theory]
    [InlineData("class C { public int One() => 1; }")]
    [InlineData("class C { [Operation(\"a\")] public int One() => 1; }")]
    [InlineData("[Traced] class C { int One() => 1; }")]
    [InlineData("class C { [Traced] async void One() => await Task.Yield(); }")]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"A1\")] class TracedAttribute : Attribute; class C { }")]
    [InlineData("")]
    public void Source_WithNothingToWeave_GetsNothing(string source) => Assert.Empty(TestProject.Of(source).Generate().Outputs);

    static void AssertClean(TestProject project, string files)
    {
        GeneratorRun run = project.Generate();
        Assert.Empty(run.Plain.Problems);
        Assert.Empty(run.NewProblems);
        Assert.Equal(files, string.Join(" ", run.Outputs.Keys.Select(static name => name.Split('.')[^3]).Order(StringComparer.Ordinal)));
        Execution execution = Execution.Of(run.Woven);
        Assert.Equal("2", execution.Result);
        Assert.Equal(files.Contains("Interceptors", StringComparison.Ordinal) ? 1 : 0, execution.Spans.Length);
    }
}
