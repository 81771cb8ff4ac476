using Microsoft.Extensions.Logging;
using ZLogger;

namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>The same record by ZLogger's own generator, which is its fastest way.</summary>
static partial class ZLoggerLines
{
    public const string Setting = "ZLogger 2.6.1: [ZLoggerMessage], JSON formatter, background writer that blocks where its buffer is full: what is lost costs nothing";

    [ZLoggerMessage(LogLevel.Information, "Order {orderId} of {customer} placed for {total}")]
    static partial void Placed(ILogger logger, int orderId, string customer, double total);

    public static ILoggerFactory ToNothing() => LoggerFactory.Create(static builder => builder.AddZLoggerStream(Stream.Null, Configure));

    public static ILoggerFactory ToFile(string path) => LoggerFactory.Create(builder => builder.AddZLoggerFile(path, Configure));

    public static void Three(ILogger logger, int times)
    {
        for (int index = 0; index < times; index++) Placed(logger, index, "Ann Example", 12.5);
    }

    static void Configure(ZLoggerOptions options)
    {
        options.FullMode = BackgroundBufferFullMode.Block;
        options.UseJsonFormatter();
    }
}
