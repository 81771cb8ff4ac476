using System.Collections.Immutable;
using InstrumentGen.Analyzers.Tests.Harness;

namespace InstrumentGen.Analyzers.Tests.Corpus;

/// <summary>The texts of the corpus. They are not compiled with the tests.</summary>
static class CorpusFiles
{
    public static ImmutableArray<CorpusCase> Open { get; } = Load("open", isSealed: false);

    public static ImmutableArray<CorpusCase> Sealed { get; } = Load("sealed", isSealed: true);

    public static ImmutableArray<CorpusCase> All { get; } = [.. Open, .. Sealed];

    static ImmutableArray<CorpusCase> Load(string folder, bool isSealed) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "tests/Analyzers.Tests/Corpus", folder), "*.cs.txt")
            .Order(StringComparer.Ordinal)
            .SelectMany(path => CorpusCase.Parse(Path.GetFileName(path), File.ReadAllText(path).ReplaceLineEndings("\n"), isSealed)),
    ];
}
