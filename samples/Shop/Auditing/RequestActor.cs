using InstrumentGen;

namespace Shop.Auditing;

/// <summary>Who acts where a method is not told: the customer of the request, or the shop itself where it works by itself.</summary>
public sealed class RequestActor(IHttpContextAccessor http) : IAuditActorAccessor
{
    const string Shop = "shop";

    public string? Actor => http.HttpContext?.Request.RouteValues["customerId"] as string ?? Shop;

    public string? ClientAddress => http.HttpContext?.Connection.RemoteIpAddress?.ToString();
}
