using static InstrumentGen.Generator.Model.RefusalReason;

namespace InstrumentGen.Generator.Tests.Shapes;

/// <summary>Where a call stands.</summary>
static class PlaceShapes
{
    const string One = """

        static class Numbers
        {
            [Traced] public static int One() => 1;
            [Traced] public static bool Is(int n) => n == 1;
            [Traced] public static int Plus(this int n, int m) => n + m;
        }
        """;

    public static readonly Shape[] All =
    [
        new("field and property initializers, constructors and their initializers", 7, """
            class Base(int n) { public int N = n; }
            class Entry() : Base(Numbers.One())
            {
                static readonly int s_a = Numbers.One();
                readonly int _b = Numbers.One();
                int C { get; } = Numbers.One();
                Entry(int d) : this() => N += d + Numbers.One();
                static Entry() => s_e = Numbers.One();
                static int s_e;
                int F { get => Numbers.One(); }
                public static int Run() { var e = new Entry(1); return s_a + e._b + e.C + e.N + s_e + e.F; }
            }
            """ + One),
        new("lambdas, anonymous methods and local functions", 4, """
            class Entry
            {
                public static int Run()
                {
                    Func<int> a = () => Numbers.One();
                    Func<int> b = static delegate { return Numbers.One(); };
                    int Local() => Numbers.One();
                    return a() + b() + Local() + new Func<int, int>(n => n.Plus(1))(5);
                }
            }
            """ + One),
        new("iterators, async methods and async iterators", 4, """
            class Entry
            {
                public static async Task<int> Run()
                {
                    int sum = Some().Sum() + await Later();
                    await foreach (int n in Many()) sum += n;
                    return sum;
                }
                static IEnumerable<int> Some() { yield return Numbers.One(); yield return Numbers.One(); }
                static async Task<int> Later() { await Task.Yield(); return Numbers.One(); }
                static async IAsyncEnumerable<int> Many() { await Task.Yield(); yield return Numbers.One(); }
            }
            """ + One),
        new("statements and patterns of every kind", 15, """
            class Entry
            {
                public static int Run()
                {
                    int sum = 0;
                    if (Numbers.Is(1)) sum += Numbers.One();
                    for (int i = Numbers.One(); Numbers.Is(i); i += Numbers.One()) sum++;
                    foreach (int n in new int[Numbers.One()]) sum += n;
                    while (Numbers.Is(sum)) sum++;
                    switch (Numbers.One()) { case 1 when Numbers.Is(1): sum++; break; default: break; }
                    try { throw new InvalidOperationException(); } catch (InvalidOperationException) when (Numbers.Is(1)) { sum++; }
                    lock (new object()) sum += Numbers.One();
                    checked { sum += Numbers.One(); }
                    return sum + Numbers.One() switch { 1 => 5, _ => 6 } + $"{1.Plus(2)}".Length;
                }
            }
            """ + One),
        new("method groups and delegates", 0, """
            class Entry
            {
                public static unsafe int Run()
                {
                    Func<int> a = Numbers.One;
                    var b = Numbers.Is;
                    delegate*<int> d = &Numbers.One;
                    return a() + (b(1) ? 1 : 0) + d() + a.Invoke();
                }
            }
            """ + One),
        new("names only: nameof, attributes and documentation", 0, """
            class Entry
            {
                /// <summary><see cref="Numbers.One()"/></summary>
                [Obsolete(nameof(Numbers.One))] public static string Unused => "";
                public static string Run() => nameof(Numbers.One) + nameof(Numbers.Plus);
            }
            """ + One),
        new("delegates and members of the same name", 0, """
            class Entry
            {
                static readonly Func<int> One = () => 2;
                public static int Run() => One() + new Entry().Is(1) + Local();
                int Is(int n) => n;
                static int Local() { int Plus(int n) => n; return Plus(1); }
            }
            """ + One),
        new("local functions", 0, """
            class Entry
            {
                public static int Run()
                {
                    return Local() + Local();
                    [Traced] static int Local() => 1;
                }
            }
            """, LocalFunction),
        new("unreachable code and calls that the compiler leaves out", 1, """
            #define LOUD
            #pragma warning disable CS0162
            using System.Diagnostics;
            class Entry
            {
                const bool Never = false;
                public static int Run()
                {
                    if (Never) Numbers.One();
                    Quiet(Numbers.One());
                    Loud(Numbers.One());
                    return 1;
                    return Numbers.One();
                }
                [Conditional("QUIET")] static void Quiet(int n) { }
                [Conditional("LOUD")] static void Loud(int n) { }
            }
            """ + One),
        new("top-level statements", 3, """
            int n = Numbers.One();
            n += Local().Plus(1);
            return n;
            static int Local() => Numbers.One();
            """ + One) { Configure = static project => project with { OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication } },
        new("collection expressions, ranges, with, stackalloc and ref locals", 6, """
            record R(int N);
            class Entry
            {
                public static int Run()
                {
                    int[] items = [Numbers.One(), .. new[] { Numbers.One() }];
                    Span<int> s = stackalloc int[Numbers.One()];
                    ref int r = ref items[Numbers.One()];
                    return items[..Numbers.One()].Length + (new R(1) with { N = Numbers.One() }).N + r + s.Length;
                }
            }
            """ + One),
        new("a method group in parentheses", 0, """
            class Entry
            {
                public static string Run() => ("a".Twice)();
            }
            static class Extensions { [Traced] public static string Twice(this string text) => text + text; }
            """, NotInterceptable),
        new("names written with escapes", 2, """
            class Entry
            {
                public static int Run() => Numbers.@One() + Numbers.\u004Fne();
            }
            """ + One),
        new("user code with preprocessor lines and mapped positions", 1, """
            #line 100 "Other.razor"
            class Entry
            {
            #if DEBUG
                public static int Run() => 0;
            #else
                public static int Run() => Numbers.One();
            #endif
            }
            #line default
            """ + One),
        new("a long chain of calls of every kind, and an assignment behind ?.", 9, """
            class Node
            {
                public int Value;
                [Traced] public Node Self() => this;
                [Traced] public static Node New() => new();
            }
            static class Extensions { [Traced] public static Node Ext(this Node node, int n = 0) => node; [Traced] public static T Gen<T>(this T t) => t; }
            class Entry
            {
                public static int Run()
                {
                    Node? node = Node.New().Self().Ext().Self().Gen().Self().Ext(1)!.Self();
                    node?.Value = Numbers.One();
                    return node?.Value ?? 0;
                }
            }
            """ + One),
        new("types that may not leave the stack", 1, """
            class Entry
            {
                public static int Run() { int n = 5; return Read(__makeref(n)); }
                [Traced] internal static int Read(TypedReference reference) => __refvalue(reference, int);
            }
            """),
    ];
}
