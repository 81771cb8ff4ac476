using InstrumentGen;

namespace Shop.Carts;

/// <summary>The price of a cart: a tenth off each line of ten or more, and shipping unless the goods are worth 100 or more.</summary>
public static class Pricing
{
    const int BulkQuantity = 10;
    const decimal BulkDiscount = 0.10m;
    const decimal FreeShippingFrom = 100m;
    const decimal ShippingFee = 4.90m;

    // Microseconds of arithmetic: worth watching for a regression, not worth a span in each trace.
    [Operation("cart.price")]
    [Metered(Buckets = [0.000_001, 0.000_002_5, 0.000_005, 0.000_01, 0.000_025, 0.000_05, 0.000_1, 0.001, 0.01])]
    public static CartTotal Total(this IReadOnlyCollection<CartItem> items)
    {
        decimal goods = 0, discount = 0;
        foreach (CartItem item in items)
        {
            decimal price = item.UnitPrice * item.Quantity;
            goods += price;
            if (item.Quantity >= BulkQuantity) discount += Math.Round(price * BulkDiscount, 2, MidpointRounding.AwayFromZero);
        }

        decimal shipping = items.Count == 0 || goods - discount >= FreeShippingFrom ? 0 : ShippingFee;
        return new CartTotal(goods, discount, shipping);
    }
}
