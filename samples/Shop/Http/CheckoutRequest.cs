using Shop.Payments;

namespace Shop.Http;

public sealed record CheckoutRequest(CardNumber Card);
