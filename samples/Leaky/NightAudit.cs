using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Leaky;

/// <summary>Closes the day, out of every trace.</summary>
sealed class NightAudit(ILogger<NightAudit> logger) : BackgroundService
{
    public void CloseLater(DateOnly day) =>
        ThreadPool.UnsafeQueueUserWorkItem(_ => logger.LogInformation("{Day} is closed", day), null); // IG3001

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested) // IG3004
        {
            logger.LogInformation("Nothing to close");
            await Task.Delay(TimeSpan.FromMilliseconds(200), stoppingToken);
        }
    }
}
