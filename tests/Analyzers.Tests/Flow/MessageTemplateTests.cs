using CsCheck;
using InstrumentGen.Generator.Parsing.Templates;

namespace InstrumentGen.Analyzers.Tests.Flow;

public sealed class MessageTemplateTests
{
    [Theory]
    [InlineData("Order {OrderId} placed", "OrderId")]
    [InlineData("{@Order} {$User} {Total:0.00} {Name,10} {Name,-10:x}", "@Order $User Total Name Name")]
    [InlineData("{0} and {1}", "0 1")]
    [InlineData("{{escaped}} {Real}", "Real")]
    [InlineData("{{{Real}}}", "Real")]
    [InlineData("{user.name} {x-y}", "user.name x-y")]
    [InlineData("open { and {never", "")]
    [InlineData("{} {:x} {a(b)}", "")]
    [InlineData("", "")]
    public void Holes_OfATemplate_AreItsNames(string template, string names) =>
        Assert.Equal(names, string.Join(" ", MessageTemplate.Parse(template).Holes.Select(static hole => (hole.Destructures ? "@" : hole.Stringifies ? "$" : "") + hole.Name)));

    [Fact]
    public void Hole_InATemplate_StandsWhereItIsWritten()
    {
        TemplateHole hole = Assert.Single(MessageTemplate.Parse("Total {Total,8:0.00} €").Holes);
        Assert.Equal("{Total,8:0.00}", "Total {Total,8:0.00} €".Substring(hole.Start, hole.Length));
        Assert.Equal(",8:0.00", hole.Format);
        Assert.Null(hole.Index);
        Assert.Equal(3, Assert.Single(MessageTemplate.Parse("{3}").Holes).Index);
    }

    [Fact]
    public void Holes_OfWhateverIsTyped_LieInsideInOrder() => Gen.String[Gen.Char["{}@$:, aB1\"\n"], 0, 40].Sample(static template =>
    {
        int end = 0;
        foreach (TemplateHole hole in MessageTemplate.Parse(template).Holes)
        {
            Assert.True(hole.Start >= end && hole.Start + hole.Length <= template.Length);
            Assert.Equal(('{', '}'), (template[hole.Start], template[hole.Start + hole.Length - 1]));
            end = hole.Start + hole.Length;
        }
    });
}
