namespace Shop.Carts;

public sealed record CartTotal(decimal Goods, decimal Discount, decimal Shipping)
{
    public decimal Due => Goods - Discount + Shipping;
}
