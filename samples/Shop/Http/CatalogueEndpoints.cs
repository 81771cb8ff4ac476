using Microsoft.AspNetCore.Http.HttpResults;
using Shop.Catalogue;

namespace Shop.Http;

public static class CatalogueEndpoints
{
    public static void MapCatalogue(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder products = routes.MapGroup("/products");

        products.MapGet("/", (ProductCatalogue catalogue, CancellationToken cancellationToken) =>
            catalogue.ListAsync(cancellationToken));

        products.MapGet("/{sku}", FindAsync);
        products.MapPut("/{sku}/price", ChangePriceAsync);
    }

    static async Task<Results<Ok<Product>, NotFound>> FindAsync(
        string sku,
        ProductCatalogue catalogue,
        CancellationToken cancellationToken) =>
        await catalogue.FindAsync(sku, cancellationToken) is { } product ? TypedResults.Ok(product) : TypedResults.NotFound();

    static async Task<Results<NoContent, NotFound>> ChangePriceAsync(
        string sku,
        ChangePriceRequest request,
        ProductCatalogue catalogue,
        CancellationToken cancellationToken) =>
        await catalogue.ChangePriceAsync(sku, request.Price, request.Clerk, request.Reason, cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();
}
