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
    }

    static async Task<Results<Ok<Product>, NotFound>> FindAsync(
        string sku,
        ProductCatalogue catalogue,
        CancellationToken cancellationToken) =>
        await catalogue.FindAsync(sku, cancellationToken) is { } product ? TypedResults.Ok(product) : TypedResults.NotFound();
}
