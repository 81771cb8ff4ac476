using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Carts;

namespace Shop.Http;

public static class CartEndpoints
{
    public static void MapCarts(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder cart = routes.MapGroup("/customers/{customerId:guid}/cart");

        cart.MapGet("/", (Guid customerId, CartService carts, CancellationToken cancellationToken) =>
            carts.GetAsync(customerId, cancellationToken));

        cart.MapPost("/lines", AddAsync);

        cart.MapDelete("/lines/{sku}", (Guid customerId, string sku, CartService carts, CancellationToken cancellationToken) =>
            carts.RemoveAsync(customerId, sku, cancellationToken));
    }

    static async Task<Results<Ok<Cart>, NotFound>> AddAsync(
        Guid customerId,
        AddLineRequest request,
        CartService carts,
        CancellationToken cancellationToken)
    {
        Cart? cart = await carts.AddAsync(customerId, request.Sku, request.Quantity, cancellationToken);
        return cart is null ? TypedResults.NotFound() : TypedResults.Ok(cart);
    }
}
