using InstrumentGen;

namespace Shop.Http;

public static class OverviewEndpoints
{
    public static void MapOverview(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (EndpointDataSource endpoints) => endpoints.Endpoints.OfType<RouteEndpoint>().Select(Describe));

        routes.MapGet("/operations", (OperationReader reader) => reader.Read().Select(OperationResponse.From));
    }

    static string Describe(RouteEndpoint endpoint)
    {
        IEnumerable<string> methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        return $"{string.Join(',', methods)} /{endpoint.RoutePattern.RawText?.Trim('/')}";
    }
}
