using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace InstrumentGen.Analyzers.Tests.Corpus;

/// <summary>What the rules make of the corpus, as a table. Of sealed cases it tells numbers only.</summary>
static class CorpusReport
{
    /// <summary>Runs the rules over the cases.</summary>
    public static async Task<IReadOnlyCollection<(CorpusCase Case, ImmutableHashSet<CorpusMark> Reported)>> Run(IEnumerable<CorpusCase> cases)
    {
        ConcurrentBag<(CorpusCase, ImmutableHashSet<CorpusMark>)> results = [];
        await Parallel.ForEachAsync(cases, async (one, _) => results.Add((one, await CorpusCompilation.Analyze(one))));
        return results;
    }

    /// <summary>A line for each rule, then one for all.</summary>
    public static string Table(string title, IReadOnlyCollection<(CorpusCase Case, ImmutableHashSet<CorpusMark> Reported)> results)
    {
        var table = new StringBuilder(title).Append('\n');
        table.Append("rule    positives  found  true  false  missed  precision  recall\n");
        foreach (CorpusScore score in CorpusScore.Of(results).Add(CorpusScore.Total(results)))
        {
            table.Append(
                CultureInfo.InvariantCulture,
                $"{score.Rule,-6}  {score.Positives,9}  {score.Found,5}  {score.True,4}  {score.False,5}  {score.Missed,6}  {Share(score.Precision),9}  {Share(score.Recall),6}\n");
        }

        return table.ToString();
    }

    /// <summary>Where the rules are wrong: a line for each mark. Only for open cases, so that none can be mended by looking at a sealed one.</summary>
    public static string Mistakes(IEnumerable<(CorpusCase Case, ImmutableHashSet<CorpusMark> Reported)> results) => string.Concat(
        from result in results.OrderBy(static result => result.Case.File, StringComparer.Ordinal)
        where !result.Case.IsSealed
        from mark in result.Case.Expected.SymmetricExcept(result.Reported).OrderBy(static mark => mark.Line)
        let kind = result.Reported.Contains(mark) ? "false" : "missed"
        select string.Create(CultureInfo.InvariantCulture, $"{kind,-6}  {mark.Rule}  open/{result.Case.File}:{mark.Line}  {result.Case.Name}\n"));

    static string Share(double value) => double.IsNaN(value) ? "-" : value.ToString("0.000", CultureInfo.InvariantCulture);
}
