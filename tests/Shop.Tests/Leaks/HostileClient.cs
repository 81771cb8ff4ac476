using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Shop.Payments;

namespace Shop.Tests.Leaks;

/// <summary>A client that puts card numbers, an e-mail address and a token wherever HTTP lets it, and keeps all that comes back.</summary>
sealed class HostileClient : IDisposable
{
    const string Sku = "beans-filter";

    readonly Planted _card = Planted.Card("card");
    readonly Planted _email = new("e-mail", $"Jane+{Guid.NewGuid():N}@leak.example");
    readonly Planted _token = new("token", $"{Convert.ToBase64String(Guid.NewGuid().ToByteArray())[..20]}+/=");
    readonly string _customer = $"/customers/{Guid.NewGuid()}";
    readonly StringBuilder _answers = new();
    readonly HashSet<HttpStatusCode> _statuses = [];
    readonly HttpClient _http;

    public HostileClient(Uri shop) =>
        // Without spans of its own: those of this process must be the shop's.
        _http = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null, UseCookies = false }) { BaseAddress = shop };

    public IEnumerable<Planted> AllPlanted =>
    [
        _card,
        _email,
        _token,
        new("card with a typing error", Mistyped),
        new("card that is declined", TestCards.Declined),
        new("card without funds", TestCards.InsufficientFunds),
        new("card that pays slowly", TestCards.PaysSlowly),
        new("card that the gateway fails for", TestCards.GatewayFails),
    ];

    /// <summary>Every header and body that came back.</summary>
    public string Answers => _answers.ToString();

    public IReadOnlySet<HttpStatusCode> Statuses => _statuses;

    string Spaced => string.Join(' ', _card.Value.Chunk(4).Select(static four => new string(four)));

    string Mistyped => _card.Value[..^1] + ((_card.Value[^1] - '0' + 1) % 10);

    static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Buys, is declined, and meets a gateway that fails.</summary>
    public async Task ShopAsync()
    {
        await PostAsync("orders", Json(new { card = _card.Value }));
        string[] cards = [_card.Value, Spaced, TestCards.Declined, TestCards.InsufficientFunds, TestCards.GatewayFails];
        foreach (string card in cards)
        {
            await FillCartAsync();
            if (await PostAsync("orders", Json(new { card })) is not { } order) continue;
            await SendAsync(HttpMethod.Get, order.ToString());
            await SendAsync(HttpMethod.Post, $"{order}/cancel");
            await SendAsync(HttpMethod.Post, $"{order}/cancel");
        }

        await HangUpAsync();
        foreach (string path in (string[])["/", "/products", "/operations", "/health", $"{_customer}/orders", $"{_customer}/cart"]) await SendAsync(HttpMethod.Get, path);
    }

    /// <summary>Sends what the shop must refuse.</summary>
    public async Task MisbehaveAsync()
    {
        foreach (string value in (string[])[_card.Value, Spaced, _email.Value, _token.Value])
        {
            string escaped = Uri.EscapeDataString(value);
            await UseInPathsAsync(escaped);
            await SendAsync(HttpMethod.Get, $"/{escaped}/{escaped}");
            await SendAsync(HttpMethod.Get, $"/customers/{escaped}/cart");
            await SendAsync(HttpMethod.Get, $"{_customer}/orders/{escaped}");
            await PostAsync("cart/lines", Json(new { sku = value, quantity = 1 }));
            await PostAsync("cart/lines", Json(new { sku = string.Concat(Enumerable.Repeat(value, 9)), quantity = 1 }));
            await PostAsync("cart/lines", Json(new { sku = Sku, quantity = value }));
            await PostAsync("cart/lines", new StringContent(value, Encoding.UTF8, "text/plain"));
            await PostAsync("orders", Json(new Dictionary<string, object> { [value] = 1 }));
            await PostAsync("orders", Json(new { card = new Dictionary<string, object> { [value] = value } }));
            await PostAsync("orders", new StringContent($$"""{ "card": "{{value}} """, Encoding.UTF8, "application/json"));
        }

        await PostAsync("orders", Json(new { card = Mistyped }));
        await PostAsync("orders", Json(new { card = long.Parse(_card.Value, System.Globalization.CultureInfo.InvariantCulture) }));
        await PostAsync("cart/lines", new StringContent($$"""{ "sku": "{{Sku}}", "quantity": {{_card.Value}} }""", Encoding.UTF8, "application/json"));
        await SendAsync(new HttpMethod($"CARD{_card.Value}"), "/products");
        await SendAsync(HttpMethod.Patch, $"{_customer}/cart");
        // The metrics of an HttpClient would tell of this host.
        await SendRawAsync($"GET /products HTTP/1.1\r\nHost: {_card.Value}.leak.example\r\nConnection: close\r\n\r\n");
        await SendRawAsync($"GET /products HTTP/1.1\r\nHost: {_card.Value} {_email.Value}\r\n\r\n");
        await SendRawAsync($"{_card.Value} {_email.Value} {_token.Value}\r\n\r\n");
    }

    /// <summary>Puts the values into paths of requests that the shop answers, or fails at.</summary>
    public async Task MeetFailuresAsync()
    {
        foreach (string value in (string[])[_card.Value, Spaced, _email.Value, _token.Value]) await UseInPathsAsync(Uri.EscapeDataString(value));
        await PostAsync("orders", Json(new { card = _card.Value }));
        await SendAsync(HttpMethod.Get, "/products");
    }

    /// <summary>Buys once more.</summary>
    /// <returns>The order.</returns>
    public async Task<string> BuyAsync()
    {
        await FillCartAsync();
        Uri? order = await PostAsync("orders", Json(new { card = _card.Value }));
        return order!.ToString().Split('/')[^1];
    }

    public Task<string> ReadMetricsAsync() => _http.GetStringAsync("/metrics", Token);

    public void Dispose() => _http.Dispose();

    async Task UseInPathsAsync(string escaped)
    {
        await SendAsync(HttpMethod.Get, $"/products/{escaped}");
        await SendAsync(HttpMethod.Delete, $"{_customer}/cart/lines/{escaped}");
    }

    Task FillCartAsync() => PostAsync("cart/lines", Json(new { sku = Sku, quantity = 2 }));

    async Task HangUpAsync()
    {
        await FillCartAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        using HttpRequestMessage request = Request(HttpMethod.Post, $"{_customer}/orders", Json(new { card = TestCards.PaysSlowly }));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _http.SendAsync(request, patience.Token));
    }

    Task<Uri?> PostAsync(string path, HttpContent body) => SendAsync(HttpMethod.Post, $"{_customer}/{path}", body);

    async Task<Uri?> SendAsync(HttpMethod method, string path, HttpContent? body = null)
    {
        using HttpRequestMessage request = Request(method, path, body);
        using HttpResponseMessage response = await _http.SendAsync(request, Token);
        _statuses.Add(response.StatusCode);
        _answers.Append(response).AppendLine(await response.Content.ReadAsStringAsync(Token));
        return response.Headers.Location;
    }

    HttpRequestMessage Request(HttpMethod method, string path, HttpContent? body)
    {
        string query = $"card={_card.Value}&spaced={Uri.EscapeDataString(Spaced)}&email={Uri.EscapeDataString(_email.Value)}&{Uri.EscapeDataString(_token.Value)}";
        var request = new HttpRequestMessage(method, $"{path}?{query}") { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token.Value);
        foreach ((string name, string value) in Headers()) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    IEnumerable<(string Name, string Value)> Headers() =>
    [
        ("Accept", $"application/json, application/x-{_card.Value}"),
        ("Baggage", $"card={_card.Value},email={Uri.EscapeDataString(_email.Value)},token={Uri.EscapeDataString(_token.Value)},{_card.Value}=1"),
        ("Cookie", $"card={_card.Value}; email={_email.Value}"),
        ("Correlation-Context", $"card={_card.Value},email={Uri.EscapeDataString(_email.Value)}"),
        ("From", _email.Value),
        ("Referer", $"https://{_card.Value}.leak.example/?{_token.Value}"),
        ("Request-Id", $"|{_card.Value}.{_email.Value}."),
        ("TraceState", $"card={_card.Value},email={Uri.EscapeDataString(_email.Value).ToLowerInvariant()}"),
        ("User-Agent", $"{_email.Value} {Spaced} {_token.Value}"),
        ("X-Forwarded-For", _email.Value),
        ("X-Correlation-ID", _token.Value),
        ("X-Request-ID", _card.Value),
        ($"X-{_card.Value}", _email.Value),
        ("Traceparent", $"00-{Guid.NewGuid():N}-{Guid.NewGuid().ToString("N")[..16]}-01"),
    ];

    // What no client library would send.
    async Task SendRawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_http.BaseAddress!.Host, _http.BaseAddress.Port, Token);
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(request), Token);
        using var reader = new StreamReader(client.GetStream());
        _answers.AppendLine(await reader.ReadToEndAsync(Token));
    }

    static StringContent Json(object body) => new(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
}
