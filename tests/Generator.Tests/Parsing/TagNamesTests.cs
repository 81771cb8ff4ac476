using InstrumentGen.Generator.Parsing;

namespace InstrumentGen.Generator.Tests.Parsing;

public sealed class TagNamesTests
{
    [Theory]
    [InlineData("count", null, "count")]
    [InlineData("customerId", null, "customer.id")]
    [InlineData("orderID", null, "order.id")]
    [InlineData("URLPath", null, "url.path")]
    [InlineData("utf8Text", null, "utf8.text")]
    [InlineData("_private", null, "private")]
    [InlineData("snake_case_", null, "snake.case")]
    [InlineData("A", null, "a")]
    [InlineData("_", null, "_")]
    [InlineData("größeÄndern", null, "größe.ändern")]
    [InlineData("cart", "Lines.Count", "cart.lines.count")]
    [InlineData("result", "OrderId", "result.order.id")]
    [InlineData("pair", "Item1", "pair.item1")]
    public void Name_OfATagWithoutOne_IsItsWords(string parameter, string? path, string name) => Assert.Equal(name, TagNames.Of(parameter, path));

    [Theory]
    [InlineData("order.id", true)]
    [InlineData("Any Text", true)]
    [InlineData("", false)]
    [InlineData("  ", false)]
    [InlineData(" a", false)]
    [InlineData("a\u0001", false)]
    public void Name_Given_IsUsableWhereQueriesCanHoldIt(string name, bool isUsable) => Assert.Equal(isUsable, TagNames.IsUsable(name));

    [Fact]
    public void Name_OfTwoHundredLetters_IsTheLongest()
    {
        Assert.True(TagNames.IsUsable(new string('a', 200)));
        Assert.False(TagNames.IsUsable(new string('a', 201)));
    }
}
