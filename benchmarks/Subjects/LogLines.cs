using Microsoft.Extensions.Logging;

namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>One record of three values, and one of five, by each library's way of saying it.</summary>
static partial class LogLines
{
    static readonly Guid s_id = new("0f8fad5b-d9cb-469f-a165-70867728950e");
    static readonly DateTime s_at = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    [LogEvent(LogLevel.Information, "Order {OrderId} of {Customer} placed for {Total}")]
    public static partial void Placed(ILogger logger, int orderId, string customer, double total);

    [LogEvent(LogLevel.Information, "Order {OrderId} of {Customer} placed for {Total} at {At} by {Id}")]
    public static partial void PlacedAt(ILogger logger, int orderId, string customer, double total, DateTime at, Guid id);

    [LogEvent(LogLevel.Debug, "Order {OrderId} of {Customer} placed for {Total}")]
    public static partial void Traced(ILogger logger, int orderId, string customer, double total);

    [LoggerMessage(1, LogLevel.Debug, "Order {OrderId} of {Customer} placed for {Total}")]
    public static partial void TracedByMicrosoft(ILogger logger, int orderId, string customer, double total);

    public static void Three(ILogger logger, int times)
    {
        for (int index = 0; index < times; index++) Placed(logger, index, "Ann Example", 12.5);
    }

    public static void Five(ILogger logger, int times)
    {
        for (int index = 0; index < times; index++) PlacedAt(logger, index, "Ann Example", 12.5, s_at, s_id);
    }

    public static void Disabled(ILogger logger, int times)
    {
        for (int index = 0; index < times; index++) Traced(logger, index, "Ann Example", 12.5);
    }

    public static void DisabledByMicrosoft(ILogger logger, int times)
    {
        for (int index = 0; index < times; index++) TracedByMicrosoft(logger, index, "Ann Example", 12.5);
    }

    /// <summary>The build takes the place of this call.</summary>
    public static void Intercepted(ILogger logger, int times)
    {
        for (int index = 0; index < times; index++) logger.LogInformation("Order {OrderId} of {Customer} placed for {Total}", index, "Ann Example", 12.5);
    }

    /// <summary>Written so that it stays as it is.</summary>
    public static void Classic(ILogger logger, int times)
    {
        for (int index = 0; index < times; index++) LoggerExtensions.LogInformation(logger, "Order {OrderId} of {Customer} placed for {Total}", index, "Ann Example", 12.5);
    }
}
