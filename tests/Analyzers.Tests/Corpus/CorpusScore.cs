using System.Collections.Immutable;

namespace InstrumentGen.Analyzers.Tests.Corpus;

/// <summary>How well a rule, or all of them, told the cases apart.</summary>
/// <param name="Rule">The id, or <c>total</c>.</param>
/// <param name="Positives">Marks expected.</param>
/// <param name="True">Marks expected and reported.</param>
/// <param name="False">Marks reported that nobody expects.</param>
sealed record CorpusScore(string Rule, int Positives, int True, int False)
{
    public int Found => True + False;

    public int Missed => Positives - True;

    /// <summary>How much of what was reported is true; not a number where nothing was.</summary>
    public double Precision => (double)True / Found;

    /// <summary>How much of what is expected was reported; not a number where nothing is.</summary>
    public double Recall => (double)True / Positives;

    /// <summary>The score of each rule of the corpus, in the order of their ids.</summary>
    public static ImmutableArray<CorpusScore> Of(IReadOnlyCollection<(CorpusCase Case, ImmutableHashSet<CorpusMark> Reported)> results) =>
        [.. CorpusRules.Ids.Select(rule => Of(rule, results, mark => mark.Rule == rule))];

    public static CorpusScore Total(IReadOnlyCollection<(CorpusCase Case, ImmutableHashSet<CorpusMark> Reported)> results) =>
        Of("total", results, static mark => CorpusRules.Ids.Contains(mark.Rule));

    static CorpusScore Of(string name, IReadOnlyCollection<(CorpusCase Case, ImmutableHashSet<CorpusMark> Reported)> results, Func<CorpusMark, bool> counts) => new(
        name,
        results.Sum(result => result.Case.Expected.Count(counts)),
        results.Sum(result => result.Reported.Intersect(result.Case.Expected).Count(counts)),
        results.Sum(result => result.Reported.Except(result.Case.Expected).Count(counts)));
}
