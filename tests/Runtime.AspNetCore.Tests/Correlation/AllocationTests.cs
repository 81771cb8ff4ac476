using InstrumentGen.Runtime.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.AspNetCore.Tests.Correlation;

/// <summary>What the middleware allocates in a real server, beside what the framework does to begin the request's activity.</summary>
[Collection(nameof(AloneCollection))]
public sealed class AllocationTests
{
    const int Requests = 2_000;

    [Theory]
    [InlineData("traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n")]
    [InlineData("X-Correlation-ID: order-17\r\n")]
    [InlineData("")]
    public async Task Request_WithCorrelation_AllocatesNoMoreThanItsActivity(string headers)
    {
        long plain = await BytesAsync(static _ => { }, headers, isTraced: true);
        long untraced = await BytesAsync(static _ => { }, headers, isTraced: false);
        long correlated = await BytesAsync(static app => app.UseCorrelation(), headers, isTraced: true);
        TestContext.Current.TestOutputHelper?.WriteLine($"request {plain} B, without an activity {untraced} B, with correlation {correlated} B");
        Assert.InRange(correlated - plain, 0, plain - untraced);
    }

    // The least of some rounds: the code is compiled again while it runs.
    static async Task<long> BytesAsync(Action<WebApplication> use, string headers, bool isTraced)
    {
        await using Service service = await Service.StartAsync(
            app =>
            {
                use(app);
                app.Run(static context => context.Response.Body.FlushAsync());
            },
            builder =>
            {
                builder.Logging.ClearProviders();
                if (isTraced) builder.Logging.AddProvider(new CriticalOnly());
            });
        using var client = new KeptConnection(service.Address, headers);
        long least = long.MaxValue;
        for (int round = 0; round < 6; round++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int request = 0; request < Requests; request++) client.Exchange();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least / Requests;
    }

    /// <summary>The framework makes an activity where somebody would log a failure.</summary>
    sealed class CriticalOnly : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Critical;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }

        public void Dispose()
        {
        }
    }
}
