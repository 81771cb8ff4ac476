using System.Collections.Immutable;

namespace InstrumentGen.Analyzers.Tests.Corpus;

public sealed class CorpusScoreTests
{
    static CorpusCase Leak { get; } = Case("leak", new("IG1002", 3), new("IG4001", 3), new("IG1002", 7));

    static CorpusCase Trap { get; } = Case("trap");

    static CorpusScore Score(string rule, params (CorpusCase, ImmutableHashSet<CorpusMark>)[] results) => CorpusScore.Of(results).Single(score => score.Rule == rule);

    static CorpusCase Case(string name, params ImmutableHashSet<CorpusMark> expected) => new(name, "file.cs.txt", IsSealed: false, "", expected, []);

    [Fact]
    public void Rule_ThatReportsWhatIsExpected_IsPerfect()
    {
        CorpusScore score = Score("IG1002", (Leak, Leak.Expected), (Trap, []));
        Assert.Equal(new("IG1002", Positives: 2, True: 2, False: 0), score);
        Assert.Equal((2, 0, 1.0, 1.0), (score.Found, score.Missed, score.Precision, score.Recall));
    }

    [Fact]
    public void Rule_ThatMissesALine_LosesRecall()
    {
        CorpusScore score = Score("IG1002", (Leak, [new("IG1002", 7)]));
        Assert.Equal((1, 1, 0, 1, 1.0, 0.5), (score.Found, score.True, score.False, score.Missed, score.Precision, score.Recall));
    }

    [Fact]
    public void Rule_ThatReportsAtAnotherLine_IsFalseAndMisses()
    {
        CorpusScore score = Score("IG4001", (Leak, [new("IG4001", 4)]));
        Assert.Equal((1, 0, 1, 1, 0.0, 0.0), (score.Found, score.True, score.False, score.Missed, score.Precision, score.Recall));
    }

    [Fact]
    public void Rule_ThatReportsInATrap_IsFalse()
    {
        CorpusScore score = Score("IG1002", (Leak, Leak.Expected), (Trap, [new("IG1002", 3)]));
        Assert.Equal((3, 2, 1, 0), (score.Found, score.True, score.False, score.Missed));
    }

    [Fact]
    public void Rule_ThatIsNotInTheCorpus_CountsNowhere()
    {
        (CorpusCase, ImmutableHashSet<CorpusMark>)[] results = [(Trap, [new("IG0008", 1)])];
        Assert.Equal(0, CorpusScore.Total(results).Found);
        Assert.All(CorpusScore.Of(results), static score => Assert.Equal(0, score.Found));
    }

    [Fact]
    public void Total_OfAllRules_IsTheirSum() =>
        Assert.Equal(new("total", Positives: 3, True: 1, False: 1), CorpusScore.Total([(Leak, [new("IG4001", 3)]), (Trap, [new("IG2001", 9)])]));

    [Fact]
    public void Table_OfResults_ShowsEachRuleAndShares()
    {
        string[] lines = CorpusReport.Table("open", [(Leak, [new("IG1002", 3), new("IG1002", 9)])]).Split('\n');
        Assert.Equal("rule    positives  found  true  false  missed  precision  recall", lines[1]);
        Assert.Contains("IG1002          2      2     1      1       1      0.500   0.500", lines);
        Assert.Contains("IG4001          1      0     0      0       1          -   0.000", lines);
        Assert.Contains("total           3      2     1      1       2      0.500   0.333", lines);
    }

    [Fact]
    public void Mistakes_OfResults_NameOpenCasesOnly()
    {
        string mistakes = CorpusReport.Mistakes([(Leak, [new("IG1002", 3), new("IG1002", 7), new("IG2001", 5)]), (Trap with { IsSealed = true }, [new("IG1002", 3)])]);
        Assert.Equal("missed  IG4001  open/file.cs.txt:3  leak\nfalse   IG2001  open/file.cs.txt:5  leak\n", mistakes);
    }
}
