namespace Leaky;

/// <summary>Tells the partner of a stay, under an id that no trace knows.</summary>
static class PartnerClient
{
    public static HttpClient Create(Uri partner) =>
        new(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = partner }; // IG3002

    public static HttpRequestMessage Stay(Guest guest)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"stays/{guest.Id}");
        request.Headers.Add("X-Correlation-Id", Guid.NewGuid().ToString()); // IG3005
        return request;
    }
}
