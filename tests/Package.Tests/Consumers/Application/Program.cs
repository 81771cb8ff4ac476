using System.Diagnostics;
using System.Runtime.CompilerServices;
using InstrumentGen;
using Library;
using Microsoft.Extensions.Logging;

[assembly: InternalsVisibleTo("Library")]

using var listener = new ActivityListener
{
    ShouldListenTo = static source => source.Name is "Application" or "Library",
    Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
    ActivityStopped = static span => Console.WriteLine($"span {span.Source.Name} {span.Source.Version} {span.OperationName}"),
};
ActivitySource.AddActivityListener(listener);

Console.WriteLine($"order {Desk.Order(3)}");
using (ILoggerFactory loggers = LoggerFactory.Create(static logging => logging.AddEcsJson()))
{
    ILogger logger = loggers.CreateLogger("Desk");
    Stock.Count(logger, 7);
    logger.LogWarning("Low on {Sku}: {Pieces} left", "tea", 2);
    logger.Ordered(3, "4111111111111111");
}

static partial class DeskLog
{
    [LogEvent(LogLevel.Information, "Ordered {Pieces} by {Card}")]
    public static partial void Ordered(this ILogger logger, int pieces, [Sensitive] string card);
}

static class Desk
{
    [Traced, Operation("desk.order")]
    internal static int Order(int pieces) => new Stock().Reserve(pieces) + new Stock().Internal();
}
