using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Shop.Carts;
using Shop.Ordering;
using Shop.Payments;
using Shop.Storage;

namespace Shop.Tests;

/// <summary>The real service on a free port, with a database of its own; the card gateway, the clock and the logs are the test's.</summary>
sealed class ShopHost : IAsyncDisposable
{
    readonly TemporaryDatabase _database = new();
    readonly WebApplication _app;

    ShopHost()
    {
        _app = ShopApplication.Create(
            ["--urls=http://127.0.0.1:0", $"--Storage:Path={_database.Path}", $"--Audit:Path={TrailPath}", "--Logging:LogLevel:Default=Trace"],
            services =>
            {
                services.Replace(ServiceDescriptor.Singleton<ICardGateway>(Gateway));
                services.Instrument<ICardGateway>();
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
                // Tests run recovery themselves, at the moment that they mean.
                services.Remove(services.Single(static service => service.ImplementationType == typeof(CheckoutRecovery)));
                services.AddLogging(logging => logging.ClearProviders().AddProvider(Logs).AddEcsJson(options => options.Sink = Documents));
            });
    }

    public static CardNumber Card { get; } = CardNumber.TryParse(TestCards.Pays, out CardNumber? card)
        ? card
        : throw new InvalidOperationException("The test card is not a card number.");

    /// <summary>The file of its audit trail.</summary>
    public string TrailPath => Path.ChangeExtension(_database.Path, "audit");

    public RecordingGateway Gateway { get; } = new();

    public ManualClock Clock { get; } = new();

    public RecordingLogs Logs { get; } = new();

    /// <summary>The same as documents of the Elastic Common Schema; whole when the host has been disposed of.</summary>
    public DocumentSink Documents { get; } = new();

    public HttpClient Http { get; } = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<ShopHost> StartAsync()
    {
        var host = new ShopHost();
        await host._app.StartAsync(Token);
        host.Http.BaseAddress = new Uri(host._app.Urls.Single());
        return host;
    }

    /// <summary>Waits for the requests in flight; the services stay usable.</summary>
    public Task StopServingAsync() => _app.StopAsync(Token);

    /// <summary>Works with a service in a scope of its own, as a request does.</summary>
    public async Task<TResult> UseAsync<TService, TResult>(Func<TService, Task<TResult>> act)
        where TService : notnull
    {
        await using AsyncServiceScope scope = _app.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<Cart?> AddToCartAsync(Guid customer, string sku, int quantity = 1) =>
        UseAsync((CartService carts) => carts.AddAsync(customer, sku, quantity, Token));

    public Task<Cart> CartOfAsync(Guid customer) => UseAsync((CartService carts) => carts.GetAsync(customer, Token));

    public Task<Order> CheckOutAsync(Guid customer) => CheckOutUntilAsync(customer, Token);

    public Task<Order> CheckOutUntilAsync(Guid customer, CancellationToken leaves) =>
        UseAsync((OrderService orders) => orders.PlaceAsync(customer, Card, leaves));

    public Task<Order?> CancelAsync(Order order) =>
        UseAsync((OrderService orders) => orders.CancelAsync(order.CustomerId, order.Id, Token));

    public Task<int> RecoverAsync() => UseAsync((OrderReversal reversal) => reversal.RecoverAsync(Token));

    public async Task<Order> OnlyOrderOfAsync(Guid customer) =>
        Assert.Single(await UseAsync((OrderService orders) => orders.ListAsync(customer, Token)));

    public Task<int> StockOfAsync(string sku) =>
        UseAsync((ShopDbContext db) => db.Products
            .Where(product => product.Sku == sku)
            .Select(product => product.Stock)
            .SingleAsync(Token));

    public Task<int> SetStockAsync(string sku, int stock) =>
        UseAsync((ShopDbContext db) => db.Products
            .Where(product => product.Sku == sku)
            .ExecuteUpdateAsync(set => set.SetProperty(product => product.Stock, stock), Token));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        _database.Dispose();
    }
}
