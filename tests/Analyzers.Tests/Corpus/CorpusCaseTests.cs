using System.Collections.Immutable;

namespace InstrumentGen.Analyzers.Tests.Corpus;

public sealed class CorpusCaseTests
{
    const string File = """
        using System.Text;

        // case: a-leak
        class A
        {
            void Say(string password) => Log(password); // expect: IG1001, IG4001
            void Log(string text) { }
        }

        // case: a-trap
        // tempts: IG1002
        class B;
        """;

    static ImmutableArray<CorpusCase> Cases { get; } = CorpusCase.Parse("leaks.cs.txt", File, isSealed: true);

    [Fact]
    public void Cases_OfAFile_HaveTheirNamesAndPlace()
    {
        Assert.Equal(["a-leak", "a-trap"], Cases.Select(static one => one.Name));
        Assert.All(Cases, static one => Assert.True(one is { File: "leaks.cs.txt", IsSealed: true }));
    }

    [Fact]
    public void Labels_OfACase_AreAtTheLinesOfTheFile()
    {
        Assert.Equal([new("IG1001", 6), new("IG4001", 6)], Cases[0].Expected);
        Assert.True(Cases[0].IsPositive);
        Assert.Empty(Cases[0].Tempts);
    }

    [Fact]
    public void Trap_HasNoExpectation_ButSaysWhatItTempts()
    {
        Assert.False(Cases[1].IsPositive);
        Assert.Equal(["IG1002"], Cases[1].Tempts);
    }

    [Fact]
    public void Text_OfALaterCase_HasTheHeadOfTheFileAndItsLines()
    {
        string[] lines = Cases[1].Text.Split('\n');
        Assert.Equal("using System.Text;", lines[0]);
        Assert.All(lines[1..9], static line => Assert.Equal("", line));
        Assert.Equal("class B;", lines[11]);
    }
}
