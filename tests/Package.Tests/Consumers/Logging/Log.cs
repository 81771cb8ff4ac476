using Microsoft.Extensions.Logging;

namespace Logging;

public static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Order {OrderId} placed")]
    public static partial void OrderPlaced(ILogger logger, int orderId);
}
