using Microsoft.CodeAnalysis;
using static InstrumentGen.Analyzers.Tests.Harness.Verifier;

namespace InstrumentGen.Analyzers.Tests.Rules;

/// <summary>IG0003 and IG0015: calls whose receiver stands in the way.</summary>
public sealed class ReceiverTests
{
    const string Override = """
        class Orders { [Traced] public virtual int Place(int n) => n; }
        class Express : Orders
        {
            public override int Place(int n) => base.{|IG0003:Place|}(n);
            public int PlaceTwice(int n) => base.{|IG0003:Place|}(n) + Enumerable.Range(0, n).Sum(i => base.{|IG0003:Place|}(i));
        }
        """;

    [Fact]
    public Task BaseCall_OfAnOperation_Fires() => Verify(Override);

    [Fact]
    public async Task BaseCall_InItsOwnOverride_IsInformation()
    {
        IReadOnlyList<Diagnostic> found = await Report(Override.Replace("{|IG0003:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal));
        Assert.Equal(
            [DiagnosticSeverity.Info, DiagnosticSeverity.Error, DiagnosticSeverity.Error],
            found.Where(static one => one.Id == RuleIds.BaseCall).Select(static one => one.Severity));
    }

    [Fact]
    public Task BaseCall_OfAnythingElse_IsSilent() => Verify("""
        class Orders
        {
            public virtual int Count() => 0;
            [Traced] public virtual int Place(int n) => n;
            [Traced] public int Fixed() => 0;
        }
        class Express : Orders
        {
            public override int Count() => base.Count();
            public override string ToString() => base.ToString() + nameof(Place);
            int Run() => this.Fixed() + Fixed();
        }
        """);

    [Fact]
    public Task BaseCall_HalfTyped_IsSilent() => Verify("""
        class Orders { [Traced] public virtual int Place(int n) => n; }
        class Express : Orders
        {
            public override int Place(int n) => base.Place(;
            int Other() { base.Place; return base.
        }
        """);

    [Fact]
    public Task TypeParameter_ThatMayBeAValue_Fires() => Verify("""
        interface IOrders { [Traced] int Place(int n); }
        class Client
        {
            int Plain<T>(T orders) where T : IOrders => orders.{|IG0015:Place|}(1);
            int Value<T>(T orders) where T : struct, IOrders => orders.{|IG0015:Place|}(1);
            int? Nullable<T>(T? orders) where T : IOrders => orders?.{|IG0015:Place|}(1);
            int Field<T>(T[] orders) where T : IOrders => orders[0].{|IG0015:Place|}(1);
        }
        """);

    [Fact]
    public Task TypeParameter_ThatIsAReference_IsSilent() => Verify("""
        interface IOrders { [Traced] int Place(int n); }
        class Orders : IOrders { [Traced] public int Place(int n) => n; }
        class Client<TOuter> where TOuter : class, IOrders
        {
            int Reference<T>(T orders) where T : class, IOrders => orders.Place(1);
            int Derived<T>(T orders) where T : Orders => orders.Place(1);
            int Cast<T>(T orders) where T : IOrders => ((IOrders)orders).Place(1);
            int Outer(TOuter orders) => orders.Place(1);
            int Argument<T>(T value, Orders orders) where T : IOrders => orders.Place(value.GetHashCode());
        }
        """);
}
