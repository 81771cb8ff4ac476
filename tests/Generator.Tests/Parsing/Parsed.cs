using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using InstrumentGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Generator.Tests.Parsing;

/// <summary>What the parser understands of a source.</summary>
static class Parsed
{
    /// <summary>The model of the only operation.</summary>
    public static OperationModel Operation(string source, string assembly = "Shop") => Assert.Single(Operations(source, assembly));

    public static IEnumerable<OperationModel> Operations(string source, string assembly = "Shop")
    {
        CSharpCompilation compilation = (TestProject.OfFiles(source) with { Name = assembly }).Compile();
        return Verdicts.Methods(compilation).Select(method => OperationParser.Parse(method, compilation)?.Operation).OfType<OperationModel>();
    }

    /// <summary>What the arguments of attributes ask for in vain.</summary>
    public static IEnumerable<ArgumentProblem> Problems(string source)
    {
        CSharpCompilation compilation = TestProject.Of(source).Compile();
        return Verdicts.Methods(compilation).SelectMany(method => AttributeReader.Problems(method, compilation));
    }
}
