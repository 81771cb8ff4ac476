using InstrumentGen.Generator.Tests.Harness;

namespace InstrumentGen.Generator.Tests.Emit;

/// <summary>The other halves of log events, one idea each.</summary>
public sealed class LogEventEmitterTests
{
    [Fact]
    public void File_OneEvent_IsReadableFromTopToBottom() => Golden.Check(Write("""
        namespace Shop;

        sealed partial class OrderLog(ILogger<OrderLog> logger)
        {
            [LogEvent(LogLevel.Information, "Order {OrderId} placed for {Total:F2}")]
            public partial void OrderPlaced(Guid orderId, decimal total);
        }
        """));

    [Fact]
    public void Event_WithoutValues_HoldsNone() => Golden.Check(Write("""
        static partial class Log
        {
            [LogEvent(LogLevel.Debug, "Ready", EventId = 7, EventName = "ready")]
            public static partial void Ready(this ILogger logger);
        }
        """));

    [Fact]
    public void Event_WithLevelAndException_HandsThemOn() => Golden.Check(Write("""
        partial class Till
        {
            readonly ILogger? _logger = null;

            [LogEvent("Failed")]
            partial void Failed(LogLevel level, Exception exception);
        }
        """));

    [Fact]
    public void Scope_OfValues_IsBegunWithThem() => Golden.Check(Write("""
        partial class Till(ILogger<Till> logger)
        {
            [Scope("Order {OrderId}")]
            private partial IDisposable? OrderScope(Guid orderId);
        }
        """));

    [Fact]
    public void Value_ThatIsSensitive_IsNotHeld() => Golden.Check(Write("""
        static partial class Log
        {
            [LogEvent(LogLevel.Warning, "Card {CardNumber} declined for {Amount}")]
            public static partial void Declined(ILogger logger, [Sensitive] string cardNumber, decimal amount);
        }
        """));

    [Fact]
    public void Value_ThatIsRedacted_IsNeverWrittenInClear() => Golden.Check(Write("""
        class AccountAttribute(string bank) : Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute(new("Bank", bank));
        class Buyer { [Personal(Redaction = Redaction.Hmac)] public string? Email => null; [Account("North")] public int Account => 7; }
        static partial class Log
        {
            [LogEvent(LogLevel.Warning, "Card {Card} of {Email} declined")]
            public static partial void Declined(ILogger logger, [Sensitive(Redaction = Redaction.Mask)] string card, [Tag("Email", Member = "Email"), Tag("Account", Member = "Account")] Buyer buyer, [Tag, Secret(Redaction = Redaction.Redactor)] List<string> codes);
        }
        """));

    [Fact]
    public void Object_Expanded_GivesItsMembers() => Golden.Check(Write("""
        class Customer { public int Id = 1; [Personal] public string Name => throw new InvalidOperationException(); }
        class Order { public Guid Id { get; init; } public Customer? Customer { get; init; } public string? Note { get; init; } }
        static partial class Log
        {
            [LogEvent(LogLevel.Information, "Order {Order.Id}")]
            public static partial void Placed(ILogger logger, [Expand(Transitive = true)] Order order);
        }
        """));

    [Fact]
    public void Members_ThatMayBeNull_AreLeftOutOnWish() => Golden.Check(Write("""
        class Order { public Guid Id { get; init; } public string? Note { get; init; } }
        static partial class Log
        {
            [LogEvent(LogLevel.Information, "Order")]
            public static partial void Placed(ILogger logger, [Expand(OmitNulls = true)] Order order);
        }
        """));

    [Fact]
    public void Spans_AndCollections_AreCopiedWhereTheEventIsEnabled() => Golden.Check(Write("""
        static partial class Log
        {
            [LogEvent(LogLevel.Information, "{Text} {Bytes} {Skus}")]
            public static partial void Imported(ILogger logger, ReadOnlySpan<char> text, ReadOnlySpan<byte> bytes, [MaxItems(3)] List<string> skus);
        }
        """));

    [Fact]
    public void Method_GenericInGeneric_HasAGenericStructure() => Golden.Check(Write("""
        partial class Cache<TKey> where TKey : notnull
        {
            protected ILogger Logger { get; set; } = null!;

            [LogEvent(LogLevel.Trace, "{Key}: {Value}")]
            partial void Hit<TValue>(in TKey key, TValue value) where TValue : struct;
        }
        """));

    [Fact]
    public void Names_ThatTheStructureHasItself_AreToldApart() => Golden.Check(Write("""
        static partial class Log
        {
            [LogEvent(LogLevel.Trace, "{Event} {Count} {Text} {Fields} {Index} {@class}")]
            public static partial void Odd(ILogger logger, int @event, int Count, int text, int fields, int index, int @class);
        }
        """));

    [Fact]
    public void Positions_OfEvents_StandApart() => Golden.Check(Run("""
        static partial class Log
        {
            [LogEvent(LogLevel.Trace, "a")] public static partial void Same(ILogger logger);
            [LogEvent(LogLevel.Trace, "{B}", EventName = "other")] public static partial void Same(ILogger logger, int b);
        }
        """).Output("LogPositions.g.cs"));

    static string Write(string source) => Run(source).Output("LogEvents.g.cs");

    static GeneratorRun Run(string source)
    {
        GeneratorRun run = (TestProject.Of("using Microsoft.Extensions.Logging;\n" + source) with { Name = "Shop" }).Generate();
        Assert.True(!run.Woven.Problems.Any(), string.Join("\n", run.Woven.Problems));
        return run;
    }
}
