using static InstrumentGen.Analyzers.Tests.Harness.Verifier;

namespace InstrumentGen.Analyzers.Tests.Rules;

/// <summary>IG0013.</summary>
public sealed class AttributeWithoutEffectTests
{
    [Fact]
    public Task Attribute_WithoutASignal_Fires() => Verify("""
        class Orders
        {
            [{|IG0013:Operation|}("order.place")] public void Place() { }
            [{|IG0013:NotInstrumented|}] public void Count() { }
            int Total { [{|IG0013:Operation|}("order.total")] get; set; }
        }
        """);

    [Fact]
    public Task Attribute_OfATypeThatDoesNotApply_Fires() => Verify("""
        [Traced] public class Orders
        {
            public void Place() { }
            [{|IG0013:Operation|}("order.count")] internal void Count() { }
            [{|IG0013:NotInstrumented|}] void Private() { }
            [{|IG0013:NotInstrumented|}] public override string ToString() => "";
        }
        """);

    [Fact]
    public Task Pooled_WithoutAValueTask_Fires() => Verify("""
        class Orders
        {
            [Traced, {|IG0013:Operation|}("a", Pooled = true)] int Value() => 1;
            [Traced, {|IG0013:Operation|}("b", Pooled = true)] Task<int> OfATask() => Task.FromResult(1);
            [Traced, {|IG0013:Operation|}("c", Pooled = true)] IEnumerable<int> Steps() { yield return 1; }
            [Traced, Operation("d", Pooled = true)] ValueTask OfAValueTask() => default;
            [Metered, Operation("e", Pooled = true)] ValueTask<int> OfAResult() => new(1);
            [Metered, Operation("f", Pooled = false)] int Unpooled() => 1;
        }
        """);

    [Fact]
    public Task Operation_BesideNotInstrumented_Fires() => Verify("""
        [Traced] public class Orders
        {
            [{|IG0013:Operation|}("order.place"), NotInstrumented] public void Place() { }
            [Traced, NotInstrumented] public void Count() { }
        }
        """);

    [Fact]
    public Task Signal_OnATypeWithoutPublicMethods_Fires() => Verify("""
        [{|IG0013:Traced|}, {|IG0013:InstrumentGen.MeteredAttribute|}] public class Orders { void Place() { } public int Total { get; set; } }
        [{|IG0013:Traced|}] public record Line(int Number);
        [{|IG0013:Metered|}] public interface IMarker;
        """);

    [Fact]
    public Task Logged_OnWhatLogsItself_Fires() => Verify("""
        using Microsoft.Extensions.Logging;
        partial class Log(ILogger logger)
        {
            [{|IG0013:Logged|}, LogEvent(LogLevel.Information, "Placed")] public partial void Placed();
            [LogEvent(LogLevel.Information, "Taken")] public partial void Taken();
            [{|IG0013:Logged|}, LoggerMessage(1, LogLevel.Information, "Sent")] static partial void Sent(ILogger logger);
            static partial void Sent(ILogger logger) { }
        }
        """);

    [Fact]
    public Task Logged_AtNoLevel_Fires() => Verify("""
        using Microsoft.Extensions.Logging;
        class Orders
        {
            [{|IG0013:Logged|}(Level = LogLevel.None, FailureLevel = LogLevel.None)] void Place() { }
            [Logged(Level = LogLevel.None)] void FailuresAlone() { }
            [Logged(Start = LogLevel.Debug, Level = LogLevel.None, FailureLevel = LogLevel.None)] void StartsAlone() { }
        }
        [{|IG0013:Logged|}(Level = LogLevel.None, FailureLevel = LogLevel.None)] class Carts { public void Add() { } }
        """);

    [Fact]
    public Task Attribute_BesideLogged_IsSilent() => Verify("""
        [Logged] public class Orders
        {
            [Operation("order.place")] public void Place() { }
            [NotInstrumented] public void Count() { }
            [{|IG0013:Operation|}("order.sum")] void Sum() { }
        }
        public class Carts { [Logged, Operation("cart.add")] void Add() { } }
        [{|IG0013:Logged|}] public interface IMarker;
        """);

    [Fact]
    public Task Attribute_WithASignal_IsSilent() => Verify("""
        [Traced] public class Orders
        {
            [Operation("order.place")] public void Place() { }
            [NotInstrumented] public void Count() { }
        }
        public class Carts
        {
            [Metered, Operation("cart.add")] void Add() { }
            [Traced, NotInstrumented] void Sum() { }
        }
        public partial class Parts { [Operation("part.one")] public partial void One(); }
        [Traced] partial class Parts { public partial void One() { } }
        """);

    [Fact]
    public Task Attribute_HalfTyped_IsSilent() => Verify("""
        [Traced] public class Orders
        {
            [Operation("order.place")] public void
            [NotInstr] public void Count() { }
            [Operation( public void Other() { }
        [Traced] class
        """);
}
