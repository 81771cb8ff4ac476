using System.Text.Json;
using Shop.Http;
using Shop.Payments;

namespace Shop.Tests;

public class CardNumberTests
{
    [Theory]
    [InlineData("4242 4242 4242 4242")]
    [InlineData(TestCards.Pays)]
    [InlineData(TestCards.PaysSlowly)]
    [InlineData(TestCards.Declined)]
    [InlineData(TestCards.InsufficientFunds)]
    [InlineData(TestCards.GatewayFails)]
    public void TryParse_CardNumber_Succeeds(string text)
    {
        Assert.True(CardNumber.TryParse(text, out CardNumber? card));
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), card.Reveal());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("4242424242424241")]
    [InlineData("42424242424")]
    [InlineData("42424242424242424242")]
    [InlineData("4242-4242-4242-4242")]
    public void TryParse_AnythingElse_Fails(string? text) => Assert.False(CardNumber.TryParse(text, out _));

    [Fact]
    public void ToString_OfTheNumberAndOfWhatHoldsIt_ShowsFourDigits()
    {
        Assert.Equal("**** 4242", ShopHost.Card.ToString());
        Assert.DoesNotContain(TestCards.Pays, new CheckoutRequest(ShopHost.Card).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(TestCards.Pays, JsonSerializer.Serialize(new CheckoutRequest(ShopHost.Card)), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_NotACardNumber_FailsWithoutQuotingIt()
    {
        var failure = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CardNumber>("\"4242424242424241\""));

        Assert.DoesNotContain("4242", failure.ToString(), StringComparison.Ordinal);
    }
}
