using Microsoft.Extensions.Logging;

namespace InstrumentGen.Behaviour.Tests.Snippets;

public sealed class Consignment
{
    public Guid Id { get; init; }

    public List<string> Skus { get; init; } = [];

    [Personal]
    public string Recipient => throw new InvalidOperationException("It is never read.");
}

public sealed partial class DepotLog(ILogger<DepotLog> logger)
{
    [LogEvent(LogLevel.Information, "Order {OrderId} placed for {Total}")]
    public partial void OrderPlaced(Guid orderId, decimal total);

    [LogEvent(LogLevel.Error, "Card {Card} declined after {Attempts} attempts", EventName = "card.declined")]
    public partial void CardDeclined(Exception exception, [Sensitive] string card, int attempts);

    [Scope("Order {OrderId}")]
    public partial IDisposable? OrderScope(Guid orderId);

    [LogEvent(LogLevel.Debug, "Consignment {Id} packed")]
    public partial void Packed([Tag("Id", Member = nameof(Consignment.Id)), Tag("Skus.Count", Member = "Skus.Count")] Consignment consignment);

    [LogEvent(LogLevel.Debug, "Consignment {Consignment.Id} sent")]
    public partial void Sent([Expand(OmitNulls = true)] Consignment consignment, [Tag, MaxItems(5)] IReadOnlyList<string> stations);
}

public static partial class DepotEvents
{
    [LogEvent("Depot {Depot} is {Percent:F0} % full")]
    public static partial void Full(this ILogger logger, LogLevel level, string depot, double percent);
}
