using System.Collections.Immutable;
using InstrumentGen.Analyzers.Configuration;
using InstrumentGen.Analyzers.Flow;
using InstrumentGen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Analyzers.Tests.Configuration;

public sealed class OptionsReaderTests
{
    const string Door = """class Door { void Open(System.Diagnostics.Activity span, string password, [Sensitive] string owner) { span.SetTag("code", password); span.SetTag("owner", owner); } }""";

    [Fact]
    public void Of_FilesThatSayTheSame_IsOneInstance()
    {
        TestProject project = TestProject.OfFiles("// file: A.cs\nclass A;\n// file: B.cs\nclass B;\n");
        CSharpCompilation compilation = project.Compile();
        var reader = new OptionsReader(compilation, new BuildProperties(project.Properties, ImmutableDictionary<string, string>.Empty.Add("instrumentgen.object_graph_depth", "2")));
        FlowOptions first = reader.Of(compilation.SyntaxTrees[0]);
        Assert.Same(first, reader.Of(compilation.SyntaxTrees[1]));
        Assert.Equal(2, first.ObjectGraphDepth);
    }

    [Fact]
    public void Of_NothingSet_IsTheDefault()
    {
        CSharpCompilation compilation = TestProject.Of("class A;").Compile();
        FlowOptions read = new OptionsReader(compilation, new BuildProperties([])).Of(compilation.SyntaxTrees[0]);
        Assert.Equivalent(FlowOptions.Default, read);
    }

    [Theory]
    [InlineData("xunit.v3.core")]
    [InlineData("nunit.framework")]
    [InlineData("MSTest.TestFramework")]
    public async Task TestProject_OfAnyFramework_IsHeldToAnnotationsAlone(string framework)
    {
        Assert.Equal([RuleIds.AnnotatedData], await Ids(framework, []));
        Assert.Equal([RuleIds.AnnotatedData, RuleIds.SecretName], await Ids(framework, [new("instrumentgen.apply_to_tests", "true")]));
        Assert.Equal([RuleIds.AnnotatedData, RuleIds.SecretName], await Ids("Shop.Core", []));
    }

    static async Task<IEnumerable<string>> Ids(string reference, IEnumerable<KeyValuePair<string, string>> options)
    {
        using var image = new MemoryStream();
        Assert.True((TestProject.Of("public class Fact;") with { Name = reference }).Compile().Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        IReadOnlyList<Diagnostic> found = await Verifier.Report(
            Door, project => project with { Libraries = [new(reference, [.. image.ToArray()])], Options = options.ToImmutableDictionary() });
        return found.Select(static one => one.Id).Order(StringComparer.Ordinal);
    }
}
