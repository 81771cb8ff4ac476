namespace Shop.Ordering;

/// <summary>Runs <see cref="OrderReversal.RecoverAsync"/> at start-up and every minute.</summary>
public sealed class CheckoutRecovery(IServiceScopeFactory scopes, TimeProvider clock, ILogger<CheckoutRecovery> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        do
        {
            try
            {
                await using AsyncServiceScope scope = scopes.CreateAsyncScope();
                int orders = await scope.ServiceProvider.GetRequiredService<OrderReversal>().RecoverAsync(stoppingToken);
                if (orders > 0) logger.LogInformation("Took up {Orders} unfinished orders", orders);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // An exception would end the host. The orders are still marked, so the next round can do better.
                logger.LogError(exception, "Recovery failed");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
