using Microsoft.CodeAnalysis;
using static InstrumentGen.Analyzers.Tests.Harness.Verifier;

namespace InstrumentGen.Analyzers.Tests.Rules;

/// <summary>IG0006.</summary>
public sealed class DispatchTests
{
    [Fact]
    public Task Call_ThroughTheInterfaceOfAnAnnotatedClass_Fires() => Verify("""
        interface IOrders { int Place(int n); int Count(); }
        class Orders : IOrders { [Traced] public int Place(int n) => n; public int Count() => 0; }
        class Client
        {
            int Run(IOrders orders) => orders.{|IG0006:Place|}(1) + orders.Count();
            int? Maybe(IOrders? orders) => orders?.{|IG0006:Place|}(1);
            Func<int, int> Group(IOrders orders) => orders.{|IG0006:Place|};
            int Generic<T>(T orders) where T : IOrders => orders.{|IG0006:Place|}(1);
        }
        """);

    [Fact]
    public Task Call_ThroughTheBaseOfAnAnnotatedOverride_Fires() => Verify("""
        abstract class Orders { public abstract int Place(int n); public int PlaceTwo() => {|IG0006:Place|}(1) + this.{|IG0006:Place|}(1); }
        class Express : Orders { [Traced] public override int Place(int n) => n; }
        class Client { int Run(Orders orders, Express express) => orders.{|IG0006:Place|}(1) + express.Place(1); }
        """);

    [Fact]
    public Task Call_ThroughTheInterfaceOfALoggedClass_Fires() => Verify("""
        interface IOrders { int Place(int n); }
        class Orders : IOrders { [Logged] public int Place(int n) => n; }
        class Client { int Run(IOrders orders) => orders.{|IG0006:Place|}(1); }
        """);

    [Fact]
    public Task Call_OfAnOverrideOfAnAnnotatedMember_Fires() => Verify("""
        class Orders { [Traced] public virtual int Place(int n) => n; }
        class Express : Orders { public override int Place(int n) => n; }
        class Client { int Run(Orders orders, Express express) => orders.Place(1) + express.{|IG0006:Place|}(1); }
        """);

    [Fact]
    public Task Call_OfAnImplementationOfAnAnnotatedMember_Fires() => Verify("""
        interface IOrders { [Traced] int Place(int n); }
        class Orders : IOrders { public int Place(int n) => n; public int Two() => {|IG0006:Place|}(1); }
        struct Value : IOrders { public int Place(int n) => n; }
        class Client { int Run(IOrders any, Orders orders, Value value) => any.Place(1) + orders.{|IG0006:Place|}(1) + value.{|IG0006:Place|}(1); }
        """);

    [Fact]
    public Task Call_OfATypeLevelOperation_FiresToo() => Verify("""
        interface IOrders { int Place(int n); }
        [Traced] class Orders : IOrders { public virtual int Place(int n) => n; }
        class Express : Orders { public sealed override int Place(int n) => n; }
        class Client { int Run(IOrders any, Express express) => any.{|IG0006:Place|}(1) + express.{|IG0006:Place|}(1); }
        """);

    [Fact]
    public Task Call_OfAnAnnotatedMember_IsSilent() => Verify("""
        interface IOrders { [Traced] int Place(int n); }
        class Orders : IOrders { [Traced] public virtual int Place(int n) => n; }
        class Express : Orders { [Traced] public override int Place(int n) => n; }
        class Client { int Run(IOrders any, Orders orders, Express express) => any.Place(1) + orders.Place(1) + express.Place(1); }
        """);

    [Fact]
    public Task Call_ThatCannotReachTheOperation_IsSilent() => Verify("""
        interface IHandler<T> { int Handle(T request); }
        class First : IHandler<int> { [Traced] public int Handle(int request) => request; }
        class Second : IHandler<string> { public int Handle(string request) => 0; }
        abstract class Animal { public abstract int Eat(); public int Place() => 0; }
        class Cat : Animal { [Traced] public override int Eat() => 1; }
        class Dog : Animal { public override int Eat() => 2; }
        class Puppy : Dog { }
        class Client
        {
            int Other(IHandler<string> handler, Dog dog, Puppy puppy) => handler.Handle("") + dog.Eat() + puppy.Eat();
            int Fires<T>(IHandler<int> handler, IHandler<T> open, T value, Animal animal) => handler.{|IG0006:Handle|}(1) + open.{|IG0006:Handle|}(value) + animal.{|IG0006:Eat|}();
        }
        """);

    [Fact]
    public Task Call_WithTheSameNameOnly_IsSilent() => Verify("""
        interface IOrders { int Place(int n); int Place(string s); }
        class Orders : IOrders
        {
            [Traced] public int Place(double n) => 0;
            int IOrders.Place(int n) => n;
            public int Place(string s) => 0;
            public static int Place() => 0;
        }
        class Client { int Run(IOrders any, Orders orders) => any.Place(1) + any.Place("") + orders.Place("") + Orders.Place(); }
        """);

    [Fact]
    public Task Call_OfAMemberTakenOutOnPurpose_IsSilent() => Verify("""
        [Traced] interface IOrders { [NotInstrumented] int Place(int n); int Count(); }
        class Orders : IOrders { [Traced] public int Place(int n) => n; [Traced] public int Count() => 0; }
        class Client { int Run(IOrders any) => any.Place(1) + any.Count(); }
        """);

    [Fact]
    public Task Call_OfToString_IsSilent() => Verify("""
        class Orders { [Traced] public override string ToString() => ""; }
        class Client { string Run(object any, Orders orders) => any.ToString() + orders.ToString() + $"{any}"; }
        """);

    [Fact]
    public async Task Call_ThroughAFrameworkInterface_IsInformation()
    {
        const string Source = """
            class Orders : IDisposable { [Traced] public void Dispose() { } }
            class Client { void Run(IDisposable any) => any.Dispose(); }
            """;
        Diagnostic found = Assert.Single(await Report(Source), static one => one.Id == RuleIds.Dispatch);
        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
        Assert.Equal("This call of 'IDisposable.Dispose' is not instrumented though 'Orders.Dispose' is annotated; call it through 'Orders'", found.GetMessage(null));
    }

    [Fact]
    public Task Call_HalfTyped_IsSilent() => Verify("""
        interface IOrders { int Place(int n); }
        class Orders : IOrders, IMissing { [Traced] public int Place(int n) => n;
        class Client { int Run(IOrders any) => any.Place( + any.Pla + any.Place("x") + any.Missing(); }
        """);
}
