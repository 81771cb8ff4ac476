using ExtendedLogging;
using InstrumentGen;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

var services = new ServiceCollection();
services.AddInstrumentGen().AddMicrosoftTelemetry();
services.AddLogging(logging => logging.EnableEnrichment().AddCompactConsole());
using ServiceProvider provider = services.BuildServiceProvider();
ILogger logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger("Desk");
using (CorrelationContext.Begin("id-1"))
{
    Log.Opened(logger, 5);
    Log.Closed(logger, 6);
    logger.LogInformation("Cleaned {Desk}", 7);
}

namespace ExtendedLogging
{
    static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Opened {Desk}")]
        internal static partial void Opened(ILogger logger, int desk);

        [LogEvent(LogLevel.Information, "Closed {Desk}")]
        internal static partial void Closed(ILogger logger, int desk);
    }
}
