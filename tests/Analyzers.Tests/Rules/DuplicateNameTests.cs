using static InstrumentGen.Analyzers.Tests.Harness.Verifier;

namespace InstrumentGen.Analyzers.Tests.Rules;

/// <summary>IG0010.</summary>
public sealed class DuplicateNameTests
{
    [Fact]
    public Task Name_GivenTwice_FiresAtTheLater() => Verify("""
        class Orders
        {
            [Traced, Operation("order.place")] void Alpha() { }
            [Metered, Operation({|IG0010:"order.place"|})] void Beta() { }
            [Traced, Operation({|IG0010:"order.place"|})] void Gamma() { }
        }
        """);

    [Fact]
    public async Task Name_GivenTwice_NamesTheOther()
    {
        var found = await Report("""
            class Zoo { [Traced, Operation("same")] void Run() { } }
            class Ant { [Traced, Operation("same")] void Run() { } }
            """);
        Assert.Equal(
            "'Zoo.Run' and 'Ant.Run' are both the operation \"same\", so their telemetry is mixed; name one of them with [Operation]",
            Assert.Single(found, static one => one.Id == RuleIds.DuplicateName).GetMessage(null));
    }

    [Fact]
    public Task Name_ByDefaultTwice_FiresAtTheMethod() => Verify("""
        namespace First { class Handler { [Traced] void Handle() { } } }
        namespace Second { class Handler { [Traced] void {|IG0010:Handle|}() { } } }
        class Box { [Traced] void Get() { } }
        class Box<T> { [Traced] void {|IG0010:Get|}() { } }
        class Named { [Traced, Operation({|IG0010:"Handler.Handle"|})] void Other() { } }
        """);

    [Fact]
    public Task Name_OfOverloads_IsSilent() => Verify("""
        class Orders
        {
            [Traced] void Place() { }
            [Traced] void Place(int n) { }
            [Traced, Operation("order.find")] void Find() { }
            [Traced, Operation("order.find")] void Find<T>(T value) { }
        }
        """);

    [Fact]
    public Task Name_OfAnOverrideOrImplementation_IsSilent() => Verify("""
        interface IOrders { [Traced, Operation("order.place")] void Place(); }
        class Orders : IOrders { [Traced, Operation("order.place")] public virtual void Place() { } }
        class Express : Orders { [Traced, Operation("order.place")] public override void Place() { } }
        """);

    [Fact]
    public Task Name_ThatDiffers_IsSilent() => Verify("""
        class Orders
        {
            [Traced, Operation("order.place")] void First() { }
            [Traced, Operation("Order.Place")] void Second() { }
            [{|IG0013:Operation|}("order.place"), NotInstrumented, Traced] void Third() { }
        }
        """);

    [Fact]
    public Task Name_HalfTyped_IsSilent() => Verify("""
        class Orders
        {
            [Traced, Operation(] void First() { }
            [Traced, Operation(Missing)] void Second() { }
            [Traced, Operation("x" void Third() { }
            [Traced] void
        }
        """);
}
