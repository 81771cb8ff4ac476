using System.Collections;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

/// <summary>A state as the build writes it.</summary>
readonly struct Placed(int orderId, string? customer, double total) : ILogState
{
    internal const string Template = "Order {OrderId} of {Customer} placed for {Total}";

    static readonly LogEventDefinition s_event = new(
        new EventId(17, "OrderPlaced"),
        Template,
        new CodePosition("Shop.Ordering.OrderService.PlaceAsync", "src/Ordering/OrderService.cs", 42));

    static readonly LogField s_orderId = new("OrderId");
    static readonly LogField s_customer = new("Customer");
    static readonly LogField s_total = new("Total");

    public LogEventDefinition Event => s_event;

    public int Count => 4;

    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new("OrderId", orderId),
        1 => new("Customer", customer),
        2 => new("Total", total),
        3 => new("{OriginalFormat}", Template),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public void WriteMessage(LogText text)
    {
        text.Literal("Order "u8);
        text.Append(orderId);
        text.Literal(" of "u8);
        text.Append(customer);
        text.Literal(" placed for "u8);
        text.Append(total);
    }

    public void WriteFields(LogFields fields)
    {
        fields.Add(s_orderId, orderId);
        fields.Add(s_customer, customer);
        fields.Add(s_total, total);
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (int index = 0; index < Count; index++) yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
