using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>What the build says, as the generator reads it.</summary>
static class BuildOptions
{
    public static GeneratorOptions Of(Compilation compilation, AnalyzerOptions options) =>
        OptionsParser.Parse(options.AnalyzerConfigOptionsProvider.GlobalOptions, compilation.SyntaxTrees.FirstOrDefault()?.Options);
}
