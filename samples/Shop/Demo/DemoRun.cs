using System.Diagnostics;
using InstrumentGen;
using InstrumentGen.OpenTelemetry;
using Shop.Storage;
using Spectre.Console;

namespace Shop.Demo;

/// <summary>Starts the service on a free port with a database of its own, sends customers to it over HTTP, and shows what the
/// instrumentation saw.</summary>
/// <param name="console">Where it is shown.</param>
/// <param name="otlp">The address of a collector that spans, logs and metrics go to; <see langword="null"/> for none.</param>
sealed class DemoRun(IAnsiConsole console, string? otlp = null)
{
    const int Customers = 16;
    const int Seed = 20_260;

    // Half of all requests, and of what they do with carts a part of that.
    const string KeptTraces = "0.5";
    const string KeptOfCarts = "0.1";

    // What instrumentation calls itself is the assembly's name, for spans and metrics alike.
    static readonly string s_scope = typeof(ShopApplication).Assembly.GetName().Name!;

    /// <returns>The exit code of the program: 0 where orders were placed.</returns>
    public async Task<int> RunAsync(TimeSpan duration)
    {
        using var database = new TemporaryDatabase();
        using var spans = new SpanCounter(s_scope);
        var tally = new RequestTally();
        (IEnumerable<OperationSnapshot> operations, SamplingCounts sampling, TimeSpan elapsed) = await ServeAsync(database.Path, tally, duration);

        console.WriteLine();
        console.Write(OperationTable.Create(operations, spans.Spans, elapsed));
        console.Write(SamplingTable.Create(sampling));
        if (otlp is not null) ShowExport();
        ShowSummary(tally, elapsed);
        console.WriteLine();
        bool isIntact = TrailVerification.Show(console, TrailBeside(database.Path));
        return tally.OrdersPlaced > 0 && isIntact ? 0 : 1;
    }

    // When it returns, the log has written its last line too, and none stands in what is printed next.
    async Task<(IEnumerable<OperationSnapshot> Operations, SamplingCounts Sampling, TimeSpan Elapsed)> ServeAsync(string database, RequestTally tally, TimeSpan duration)
    {
        await using WebApplication app = ShopApplication.Create(
        [
            "--urls=http://127.0.0.1:0",
            $"--Storage:Path={database}",
            $"--Audit:Path={TrailBeside(database)}",
            "--Logs:Path=",
            "--Logging:LogLevel:Default=Error",
            "--Logging:LogLevel:Microsoft.AspNetCore=Error",
            "--Logging:LogLevel:Microsoft.EntityFrameworkCore=Error",
            $"--InstrumentGen:Sampling:Ratio={KeptTraces}",
            $"--InstrumentGen:Sampling:Operations:cart.*={KeptOfCarts}",
            $"--Otlp:Endpoint={otlp}",
        ]);
        await app.StartAsync();
        console.WriteLine($"The shop is open at {app.Urls.First()} for {duration.TotalSeconds:0} s. Ctrl+C closes early.");

        var clock = Stopwatch.StartNew();
        // Ctrl+C reaches the host, which says so here; it goes on serving until it is stopped below.
        using var closingTime = new CancellationTokenSource(duration);
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(closingTime.Token, app.Lifetime.ApplicationStopping);
        await ShowProgressAsync(ShopAsync(new Uri(app.Urls.First()), tally, closing.Token), tally, clock);
        TimeSpan elapsed = clock.Elapsed;

        // Requests whose customers hung up end on the server by themselves; stopping waits for them, so that the figures are final.
        await app.StopAsync();
        IReadOnlyList<OperationSnapshot> operations = app.Services.GetRequiredService<OperationReader>().Read();
        SamplingCounts sampling = app.Services.GetRequiredService<TraceSampler>().Counts;
        return (operations.Where(static operation => operation.Scope == s_scope), sampling, elapsed);
    }

    static async Task ShopAsync(Uri address, RequestTally tally, CancellationToken closing)
    {
        // Customers are somewhere else, and have no spans here.
#pragma warning disable IG3002
        using var http = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = address };
#pragma warning restore IG3002
        Task shopkeeper = new Shopkeeper(http, tally).WorkUntilAsync(closing);
        await Task.WhenAll(Enumerable.Range(0, Customers).Select(number =>
        {
            var random = new Random(Seed + number);
            var id = new byte[16];
            random.NextBytes(id);
            return new Customer(new ShopClient(http, new Guid(id), tally), random).ShopUntilAsync(closing);
        }));
        await shopkeeper;
    }

    async Task ShowProgressAsync(Task shopping, RequestTally tally, Stopwatch clock)
    {
        while (!shopping.IsCompleted)
        {
            await Task.WhenAny(shopping, Task.Delay(TimeSpan.FromSeconds(1)));
            console.WriteLine($"{clock.Elapsed.TotalSeconds,4:0} s {tally.Total,7:#,0} requests {tally.OrdersPlaced,6:#,0} orders placed");
        }

        await shopping;
    }

    void ShowExport()
    {
        console.WriteLine($"Sent to {otlp}: {Sent("spans", OtlpExportCounts.Traces)}, {Sent("log records", OtlpExportCounts.Logs)}, {Sent("metric points", OtlpExportCounts.Metrics)}.");

        static string Sent(string what, OtlpExportCounts counts) => $"{counts.Exported:#,0} {what} ({counts.Failed + counts.Rejected + counts.Dropped:#,0} lost)";
    }

    static string TrailBeside(string database) => Path.ChangeExtension(database, "audit");

    void ShowSummary(RequestTally tally, TimeSpan elapsed)
    {
        console.WriteLine($"{tally.Total:#,0} requests in {elapsed.TotalSeconds:0.0} s: {tally.OrdersPlaced:#,0} orders placed, "
            + $"{tally.Declined} cards declined, {tally.Conflicts} out of stock,");
        console.WriteLine($"{tally.Unavailable} gateway failures, {tally.Aborted} hung up, {tally.Unexpected} unexpected answers.");
        console.WriteLine("Declined cards and sold-out products are expected answers: calls, no errors.");
        console.WriteLine();
        console.WriteLine("What was measured:  the attributes in samples/Shop/Ordering/OrderService.cs");
        console.WriteLine("What the shop logs: the methods there that are marked [LogEvent]");
        console.WriteLine("What is audited:    the methods there and elsewhere that are marked [Audited]");
        console.WriteLine("Try it yourself:    dotnet run --project samples/Shop");
        console.WriteLine("Watch it live:      curl http://127.0.0.1:5080/operations");
        console.WriteLine("As Prometheus does: curl http://127.0.0.1:5080/metrics");
    }
}
