namespace Shop.Carts;

public sealed record Cart(IReadOnlyList<CartItem> Items, CartTotal Total);
