using static InstrumentGen.Analyzers.Tests.Harness.Verifier;

namespace InstrumentGen.Analyzers.Tests.Rules;

/// <summary>IG0002.</summary>
public sealed class MethodGroupTests
{
    [Fact]
    public Task MethodGroup_AsDelegate_Fires() => Verify("""
        class Orders
        {
            [Traced] public int Place(int n) => n;

            int Run(int[] all)
            {
                Func<int, int> converted = {|IG0002:Place|};
                var natural = this.{|IG0002:Place|};
                var created = new Func<int, int>({|IG0002:Place|});
                return all.Select({|IG0002:Place|}).Sum() + converted(1) + natural(2) + created(3);
            }
        }
        """);

    [Fact]
    public Task MethodGroup_GenericOrExtension_FiresAtTheName() => Verify("""
        static class Orders
        {
            [Traced] public static T Same<T>(this T value) => value;
            static void Run(string text)
            {
                Func<int, int> first = {|IG0002:Same|}<int>;
                Func<string> second = text.{|IG0002:Same|};
                Func<string>? third = (Func<string>)text.{|IG0002:Same|};
            }
        }
        """);

    [Fact]
    public Task MethodGroup_Subscribed_FiresUnlessTakenOff() => Verify("""
        class Orders
        {
            event EventHandler? Placed;
            [Traced] void OnPlaced(object? sender, EventArgs e) { }

            void Run()
            {
                Placed += {|IG0002:OnPlaced|};
                Placed -= OnPlaced;
                Placed?.Invoke(this, EventArgs.Empty);
            }
        }
        """);

    [Fact]
    public async Task MethodGroup_AsFunctionPointer_FiresWithItsRemedy()
    {
        const string Source = """
            static unsafe class Orders
            {
                [Traced] static int Place(int n) => n;
                static int Run() { delegate*<int, int> pointer = &{|IG0002:Place|}; return pointer(1); }
            }
            """;
        await Verify(Source);
        var found = Assert.Single(await Report(Source.Replace("{|IG0002:Place|}", "Place", StringComparison.Ordinal)), static one => one.Id == "IG0002");
        Assert.Equal("Calls of 'Orders.Place' through this function pointer are not instrumented; point to a method that calls it", found.GetMessage(null));
    }

    [Fact]
    public Task MethodGroup_OfAnInterfaceMember_Fires() => Verify("""
        interface IOrders { [Traced] int Place(int n); }
        class Client
        {
            Func<int, int> Get(IOrders orders) => orders.{|IG0002:Place|};
            Func<int, int>? Find(IOrders? orders) => orders is null ? null : orders.{|IG0002:Place|};
        }
        """);

    [Fact]
    public Task MethodGroup_InAFieldInitializer_Fires() => Verify("""
        static class Orders
        {
            [Traced] static void Sweep(object? state) { }
            static readonly Timer s_timer = new({|IG0002:Sweep|});
            static readonly Dictionary<string, Action<object?>> s_handlers = new() { ["sweep"] = {|IG0002:Sweep|} };
        }
        """);

    [Fact]
    public Task MethodGroup_InALambdaThatCallsIt_IsSilent() => Verify("""
        class Orders
        {
            [Traced] public int Place(int n) => n;
            int Run(int[] all) => all.Select(n => Place(n)).Sum();
        }
        """);

    [Fact]
    public Task MethodGroup_InNameof_IsSilent() => Verify("""
        class Orders
        {
            [Traced] public int Place(int n) => n;
            string Name => nameof(Place) + nameof(Orders.Place);
            [Obsolete(nameof(Place))] void Old() { }
        }
        """);

    [Fact]
    public Task MethodGroup_OfAnUnannotatedOverload_IsSilent() => Verify("""
        class Orders
        {
            [Traced] public int Place(int n) => n;
            public int Place(string s) => 0;
            [NotInstrumented, Traced] public int Count() => 0;
            void Run(string[] all) { _ = all.Select(Place); Func<int> count = Count; }
        }
        """);

    [Fact]
    public Task MethodGroup_HalfTyped_IsSilent() => Verify("""
        class Orders
        {
            [Traced] public int Place(int n) => n;
            void Run()
            {
                Place;
                this.Place
                Func<string, Missing> wrong = Place;
                Action<string> other = Place;
                var x = Place +
            }
        }
        """);
}
