using System.Collections.Immutable;

namespace InstrumentGen.Analyzers.Tests.Corpus;

/// <summary>The rules that the corpus is labelled for. What other rules report of a case does not count.</summary>
static class CorpusRules
{
    public static ImmutableArray<string> Ids { get; } =
    [
        "IG1001", "IG1002", "IG1003", "IG1005", "IG1006", "IG1007", "IG1008",
        "IG2001", "IG2002", "IG2004",
        "IG3001", "IG3002", "IG3004", "IG3005",
        "IG4001",
        "IG5001", "IG5002", "IG5003",
    ];
}
