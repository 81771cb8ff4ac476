using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Ordering;

namespace Shop.Http;

public static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder orders = routes.MapGroup("/customers/{customerId:guid}/orders");

        orders.MapGet("/", (Guid customerId, OrderService service, CancellationToken cancellationToken) =>
            service.ListAsync(customerId, cancellationToken));

        orders.MapGet("/{orderId:guid}", FindAsync);
        orders.MapPost("/", PlaceAsync);
        orders.MapPost("/{orderId:guid}/cancel", CancelAsync);
    }

    static async Task<Results<Ok<Order>, NotFound>> FindAsync(
        Guid customerId,
        Guid orderId,
        OrderService service,
        CancellationToken cancellationToken) =>
        await service.FindAsync(customerId, orderId, cancellationToken) is { } order ? TypedResults.Ok(order) : TypedResults.NotFound();

    static async Task<Created<Order>> PlaceAsync(
        Guid customerId,
        CheckoutRequest request,
        OrderService service,
        CancellationToken cancellationToken)
    {
        Order order = await service.PlaceAsync(customerId, request.Card, cancellationToken);
        return TypedResults.Created($"/customers/{customerId}/orders/{order.Id}", order);
    }

    static async Task<Results<Ok<Order>, NotFound>> CancelAsync(
        Guid customerId,
        Guid orderId,
        OrderService service,
        CancellationToken cancellationToken) =>
        await service.CancelAsync(customerId, orderId, cancellationToken) is { } order ? TypedResults.Ok(order) : TypedResults.NotFound();
}
