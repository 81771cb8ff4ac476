namespace Shop.Carts;

/// <summary>There is nothing in the cart to order.</summary>
public sealed class EmptyCartException() : Exception("The cart is empty.");
