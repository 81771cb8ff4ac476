using Shop.Carts;

namespace Shop.Tests;

public class PricingTests
{
    [Fact]
    public void Total_EmptyCart_IsNothing() => Assert.Equal(new CartTotal(0, 0, 0), Array.Empty<CartItem>().Total());

    [Fact]
    public void Total_GoodsBelowAHundred_AddShipping() => Assert.Equal(new CartTotal(99.99m, 0, 4.90m), Price((99.99m, 1)));

    [Fact]
    public void Total_GoodsOfAHundred_ShipFree() => Assert.Equal(new CartTotal(100, 0, 0), Price((50, 2)));

    [Fact]
    public void Total_LineOfNine_HasNoDiscount() => Assert.Equal(0, Price((20, 9)).Discount);

    [Fact]
    public void Total_LineOfTen_IsATenthCheaper() => Assert.Equal(new CartTotal(200, 20, 0), Price((20, 10)));

    [Fact]
    public void Total_ManySmallLines_HaveNoBulkDiscount() => Assert.Equal(0, Price((1, 5), (1, 5)).Discount);

    [Fact]
    public void Total_DiscountOfHalfACent_IsRoundedUp() => Assert.Equal(0.11m, Price((0.105m, 10)).Discount);

    [Fact]
    public void Total_DiscountBringsGoodsBelowAHundred_AddsShipping()
    {
        CartTotal total = Price((10, 11));

        Assert.Equal(new CartTotal(110, 11, 4.90m), total);
        Assert.Equal(103.90m, total.Due);
    }

    static CartTotal Price(params (decimal UnitPrice, int Quantity)[] lines) =>
        lines.Select((line, index) => new CartItem($"sku-{index}", "Thing", line.UnitPrice, line.Quantity)).ToList().Total();
}
