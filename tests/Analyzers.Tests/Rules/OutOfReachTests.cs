using static InstrumentGen.Analyzers.Tests.Harness.Verifier;

namespace InstrumentGen.Analyzers.Tests.Rules;

/// <summary>IG0016.</summary>
public sealed class OutOfReachTests
{
    [Fact]
    public Task Call_WithADynamicArgument_Fires() => Verify("""
        class Orders
        {
            [Traced] public int Place(int n) => n;
            [Traced] public int Place(string n) => 0;
            public int Count(int n) => n;
            [Traced] public int Only(int n) => n;
            [Traced] public void Give(out dynamic n) => n = 1;
            object Run(dynamic any)
            {
                Give(out any);
                Give(out dynamic other);
                return {|IG0016:Place|}(any) + this.Place((int)any) + this.{|IG0016:Only|}(any);
            }
        }
        """);

    [Fact]
    public Task Call_OfADynamicReceiver_IsSilent() => Verify("""
        class Orders
        {
            [Traced] public int Place(int n) => n;
            public int Count(int n) => n;
            object Run(dynamic any) => any.Place(1) + Count(any) + any;
        }
        """);

    [Fact]
    public Task Call_InParentheses_Fires() => Verify("""
        class Orders
        {
            [Traced] public int Place(int n) => n;
            int Run() => (this.{|IG0016:Place|})(1) + (Place(2)) + this!.Place(3);
        }
        """);

    [Fact]
    public Task Call_OfACollectionInitializer_Fires() => Verify("""
        using System.Collections;
        class Cart : IEnumerable
        {
            [Traced] public void Add(int n) { }
            IEnumerator IEnumerable.GetEnumerator() => throw new InvalidOperationException();
            static Cart Run() { var cart = new Cart { {|IG0016:1|} }; cart.Add(2); return cart; }
        }
        """);

    [Fact]
    public Task Call_OfAQuery_Fires() => Verify("""
        class Source { [Traced] public Source Select(Func<int, int> map) => this; }
        class Client
        {
            Source Query(Source all) => from n in all {|IG0016:select n + 1|};
            Source Fluent(Source all) => all.Select(n => n + 1);
        }
        """);

    [Fact]
    public Task Call_ThatAStatementMakes_Fires() => Verify("""
        class Cart : IDisposable
        {
            [Traced] public void Dispose() { }
            [Traced] public List<int>.Enumerator GetEnumerator() => new List<int>().GetEnumerator();
            [Traced] public void Deconstruct(out int a, out int b) { a = b = 0; }
        }
        class Client
        {
            void Run(Cart cart)
            {
                {|IG0016:foreach|} (int n in cart) { }
                {|IG0016:using|} (cart) { }
                {|IG0016:using|} (var other = new Cart()) { }
                {|IG0016:using|} var last = new Cart();
                var (a, b) {|IG0016:=|} cart;
                cart.Dispose();
                _ = cart.GetEnumerator();
                cart.Deconstruct(out a, out b);
            }
        }
        """);

    [Fact]
    public Task Call_ThatAnAsyncStatementMakes_Fires() => Verify("""
        class Cart : IAsyncDisposable
        {
            [Traced] public ValueTask DisposeAsync() => default;
            [Traced] public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken ct = default) => throw new InvalidOperationException();
        }
        class Client
        {
            async Task Run(Cart cart)
            {
                await {|IG0016:using|} var owned = cart;
                await {|IG0016:using|} (new Cart()) { }
                await {|IG0016:foreach|} (int n in cart) { }
                await cart.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task Call_ThatAStatementMakesOfOthers_IsSilent() => Verify("""
        class Cart : IDisposable
        {
            public void Dispose() { }
            [Traced] public void Dispose(bool all) { }
            [Traced] public IEnumerable<int> Lines() => [];
        }
        class Client
        {
            void Run(Cart cart)
            {
                using (cart) foreach (int n in cart.Lines()) { }
                using var stream = new System.IO.MemoryStream();
                var (a, b) = (1, 2);
                foreach (var (key, value) in new Dictionary<int, int>()) a += key + value;
                cart.Dispose(true);
            }
        }
        """);

    [Fact]
    public Task Call_HalfTyped_IsSilent() => Verify("""
        class Orders : IDisposable
        {
            [Traced] public int Place(int n) => n;
            [Traced] public void Dispose() { }
            void Run(dynamic any, Orders orders)
            {
                Place(any
                orders.Place(any.);
                (this.Place)(;
                using (
                foreach (var x in ) { }
                var (a, b) = ;
            }
        }
        """);
}
