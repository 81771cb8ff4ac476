using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

static class LoggerOf
{
    internal static ILogger Logger(this IServiceProvider services, string category) => services.GetRequiredService<ILoggerFactory>().CreateLogger(category);
}
