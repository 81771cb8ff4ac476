namespace InstrumentGen.Generator.Tests.Shapes;

/// <summary>Methods of value types: what they change must reach the variable that they are called on.</summary>
static class StructShapes
{
    const string Counter = """
        struct Counter
        {
            public int N;
            [Traced] public int Next() => ++N;
            [Traced] public readonly int Peek() => N;
        }

        """;

    public static readonly Shape[] All =
    [
        new("struct in a variable: what the method changes is kept", 3, Counter + """
            static class Entry
            {
                public static string Run() { var c = new Counter(); c.Next(); c.Next(); return c.N + "" + c.Peek(); }
            }
            """),
        new("struct in a field, an array element, a ref local and a ref parameter", 6, Counter + """
            class Entry
            {
                Counter _c;
                static Counter s_c;
                public static string Run() => new Entry().All();
                string All()
                {
                    _c.Next();
                    s_c.Next();
                    var array = new Counter[2];
                    int i = 0;
                    array[i++].Next();
                    ref var r = ref array[1];
                    r.Next();
                    Through(ref r);
                    CollectionsMarshalLike(array).Next();
                    return $"{_c.N}{s_c.N}{array[0].N}{array[1].N}{i}";
                }
                static void Through(ref Counter c) => c.Next();
                static ref Counter CollectionsMarshalLike(Counter[] all) => ref all[0];
            }
            """),
        new("struct that is a value: the change is lost as it was", 4, Counter + """
            class Entry
            {
                readonly Counter _c;
                Counter Property => new() { N = 4 };
                public static string Run() => new Entry().All();
                string All()
                {
                    _c.Next();
                    return $"{_c.N}{Property.Next()}{new Counter { N = 7 }.Next()}{default(Counter).Next()}";
                }
            }
            """),
        new("struct in an in parameter and in a ref readonly local", 3, Counter + """
            class Entry
            {
                static Counter s_c;
                public static string Run() => One(in s_c) + "" + s_c.N;
                static int One(in Counter c)
                {
                    c.Next();
                    ref readonly Counter r = ref s_c;
                    r.Next();
                    return c.Peek();
                }
            }
            """),
        new("struct in a foreach, a using and a lambda", 4, """
            struct Counter : IDisposable
            {
                public int N;
                [Traced] public int Next() => ++N;
                [Traced] public void Dispose() { }
            }
            class Entry
            {
                public static string Run()
                {
                    var captured = new Counter();
                    Action act = () => captured.Next();
                    act();
                    string text = "";
                    foreach (var c in new Counter[2]) text += c.Next();
                    using (var c = new Counter()) text += c.Next();
                    return text + captured.N;
                }
            }
            """),
        new("struct through a pointer", 1, Counter + """
            static unsafe class Entry
            {
                public static int Run() { var c = new Counter(); Counter* p = &c; p->Next(); return c.N; }
            }
            """),
        new("struct's own calls on this", 5, """
            struct Counter
            {
                public int N;
                [Traced] public int Next() => ++N;
                [Traced] private int Hidden() => N += 10;
                public int Twice() { Next(); this.Next(); Hidden(); return N; }
                public readonly int Copy() { Quiet(); return N; }
                [Traced] public readonly int Quiet() => N;
                [Traced] readonly int Secret() => N;
                public int Last() => Secret();
            }
            static class Entry
            {
                public static string Run() { var c = new Counter(); return c.Twice() + "" + c.Copy() + c.Last(); }
            }
            """),
        new("readonly struct", 3, """
            readonly struct Amount(int cents)
            {
                [Traced] public int Cents() => cents;
                [Traced] private int Hidden() => -cents;
                public int Call() => Hidden();
            }
            class Entry
            {
                static readonly Amount s_amount = new(5);
                public static string Run() { var a = new Amount(7); return $"{s_amount.Cents()}{a.Cents()}{a.Call()}"; }
            }
            """),
        new("ref struct", 4, """
            ref struct Reader(ReadOnlySpan<char> text)
            {
                ReadOnlySpan<char> _text = text;
                [Traced] public char Read() { char c = _text[0]; _text = _text[1..]; return c; }
                [Traced] public readonly ReadOnlySpan<char> Rest() => _text;
                [Traced] private char Hidden() { char c = _text[^1]; _text = _text[..^1]; return c; }
                public char Last() => Hidden();
            }
            static class Entry
            {
                public static string Run() { var r = new Reader("abcd"); return $"{r.Read()}{r.Read()}{r.Last()}" + r.Rest().ToString(); }
            }
            """),
        new("unscoped ref of a struct", 2, """
            using System.Diagnostics.CodeAnalysis;
            struct Buffer
            {
                int _n;
                [UnscopedRef] [Traced] public Span<int> Span() => new(ref _n);
                [Traced] public int Sum() => _n;
            }
            static class Entry
            {
                public static int Run() { var b = new Buffer(); b.Span()[0] = 5; return b.Sum(); }
            }
            """),
        new("nullable struct, conditionally", 1, Counter + """
            static class Entry
            {
                public static string Run() { Counter? a = new Counter { N = 2 }; Counter? b = null; return $"{a?.Next()}{b?.Next()}{a?.N}"; }
            }
            """),
        new("struct beside an awaited argument", 4, """
            struct Counter { public int N; [Traced] public int Add(int n) => N += n; }
            class Entry
            {
                Counter _c;
                public static async Task<string> Run() { var e = new Entry(); return await e.All() + e._c.N; }
                async Task<string> All()
                {
                    var c = new Counter();
                    var array = new Counter[2];
                    int i = 0;
                    c.Add(await One());
                    c.Add(await One());
                    array[i++].Add(await One());
                    _c.Add(await One());
                    return $"{c.N}{array[0].N}{array[1].N}{i}";
                }
                static async Task<int> One() { await Task.Yield(); return 1; }
            }
            """),
        new("struct in an async method and in an iterator of its own", 3, """
            struct Counter
            {
                public int N;
                [Traced] public int Next() => ++N;
                public async Task<int> Later() { Next(); await Task.Yield(); return Next(); }
                public IEnumerable<int> Some() { yield return Next(); }
            }
            class Entry
            {
                public static async Task<string> Run() { var c = new Counter(); return $"{await c.Later()}{c.Some().Sum()}{c.N}"; }
            }
            """),
    ];
}
