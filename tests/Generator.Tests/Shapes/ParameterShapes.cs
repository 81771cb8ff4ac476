using static InstrumentGen.Generator.Model.RefusalReason;

namespace InstrumentGen.Generator.Tests.Shapes;

/// <summary>Ways to take parameters and to give arguments.</summary>
static class ParameterShapes
{
    public static readonly Shape[] All =
    [
        new("ref, out and in", 1, """
            static class Entry
            {
                public static string Run() { int a = 1, c = 3; Mix(ref a, out int b, in c); return $"{a} {b} {c}"; }
                [Traced] static void Mix(ref int a, out int b, in int c) { a += c; b = a * c; }
            }
            """),
        new("ref readonly", 1, """
            static class Entry
            {
                public static int Run() { int a = 2; return Twice(ref a); }
                [Traced] static int Twice(ref readonly int a) => 2 * a;
            }
            """),
        new("in argument that is a value", 2, """
            static class Entry
            {
                public static long Run() => Same(5) + Same(in s_six);
                static long s_six = 6;
                [Traced] internal static long Same(in long a) => a;
            }
            """),
        new("out of a variable that is declared or discarded", 2, """
            static class Entry
            {
                public static int Run() => Parse("1", out _) && Parse("2", out var two) ? two : 0;
                [Traced] static bool Parse(string text, out int value) => int.TryParse(text, out value);
            }
            """),
        new("optional and named arguments", 3, """
            static class Entry
            {
                public static string Run() => Join() + Join(b: 5) + Join(c: "x", a: 1);
                [Traced] static string Join(int a = 7, int b = default, string? c = "c", decimal d = 1.5m, DayOfWeek day = DayOfWeek.Friday) => $"{a}{b}{c}{d}{day} ";
            }
            """),
        new("named arguments are evaluated in the order of the call", 1, """
            static class Entry
            {
                static string s_log = "";
                public static string Run() { int sum = Add(b: Log(2), a: Log(1)); return s_log + sum; }
                static int Log(int n) { s_log += n; return n; }
                [Traced] static int Add(int a, int b) => 10 * a + b;
            }
            """),
        new("params array, expanded, as an array and empty", 4, """
            static class Entry
            {
                public static string Run() => Count(1, 2, 3) + Count(new[] { 1 }) + Count() + Count(null!);
                [Traced] internal static string Count(params int[]? items) => items is null ? "null" : items.Length.ToString();
            }
            """),
        new("params span", 3, """
            static class Entry
            {
                public static int Run() => Count(1, 2, 3) + Count() + Count(stackalloc int[4]);
                [Traced] internal static int Count(params ReadOnlySpan<int> items) => items.Length;
            }
            """),
        new("params collection", 1, """
            static class Entry
            {
                public static int Run() => Count(1, 2, 3);
                [Traced] internal static int Count(params List<int> items) => items.Count;
            }
            """),
        new("private params span", 1, """
            class Entry
            {
                public static int Run() => Count(1, 2, 3);
                [Traced] private static int Count(params ReadOnlySpan<int> items) => items.Length;
            }
            """),
        new("spans in and out", 2, """
            static class Entry
            {
                public static string Run() { Span<char> text = ['a', 'b', 'c']; return Tail(Tail(text)).ToString(); }
                [Traced] static ReadOnlySpan<char> Tail(ReadOnlySpan<char> text) => text[1..];
            }
            """),
        new("scoped parameters", 2, """
            static class Entry
            {
                public static int Run() { int n = 3; Span<int> s = [1, 2]; return First(s, ref n) + Keep(s, stackalloc int[2])[0]; }
                [Traced] internal static int First(scoped Span<int> a, scoped ref int b) => a[0] + b;
                [Traced] internal static Span<int> Keep(Span<int> a, scoped ReadOnlySpan<int> b) => a;
            }
            """),
        new("scoped in, scoped ref readonly and scoped ref struct parameters", 1, """
            static class Entry
            {
                public static int Run() { int n = 3; var s = new S { N = 1 }; return First(in n, ref n, ref s); }
                [Traced] internal static int First(scoped in int a, scoped ref readonly int b, scoped ref S c) => a + b + c.N;
            }
            ref struct S { public int N; }
            """),
        new("unscoped out parameter", 1, """
            using System.Diagnostics.CodeAnalysis;
            static class Entry
            {
                public static int Run() { int n; A(out n); return n; }
                [Traced] internal static Span<int> A([UnscopedRef] out int a) { a = 5; return new Span<int>(ref a); }
            }
            """),
        new("caller info", 1, """
            using System.Runtime.CompilerServices;
            static class Entry
            {
                public static string Run() => Where(1 + 1);
                [Traced] static string Where(int n, [CallerMemberName] string member = "", [CallerLineNumber] int line = 0, [CallerArgumentExpression(nameof(n))] string text = "")
                    => $"{member} {line} {text}";
            }
            """),
        new("interpolated string handler", 2, """
            using System.Runtime.CompilerServices;
            static class Entry
            {
                public static string Run() => new Log("p").Write($"a{1}b") + Log.Put(2, $"c{3}");
            }
            class Log(string prefix)
            {
                public string Prefix => prefix;
                [Traced] public string Write([InterpolatedStringHandlerArgument("")] Handler handler) => handler.Text;
                [Traced] public static string Put(int n, [InterpolatedStringHandlerArgument(nameof(n))] ref Handler handler) => handler.Text;
            }
            [InterpolatedStringHandler]
            ref struct Handler
            {
                public string Text;
                public Handler(int literal, int holes, Log log) => Text = log.Prefix;
                public Handler(int literal, int holes, int n) => Text = n.ToString();
                public void AppendLiteral(string text) => Text += text;
                public void AppendFormatted(int value) => Text += value;
            }
            """),
        new("nullable values", 2, """
            static class Entry
            {
                public static string Run() => Show(null) + Show(5);
                [Traced] static string Show(int? n) => n?.ToString() ?? "null";
            }
            """),
        new("tuples with names", 2, """
            static class Entry
            {
                public static int Run() { var (a, b) = Swap((x: 1, y: 2)); return Swap((a, b)).second; }
                [Traced] internal static (int first, int second) Swap((int x, int y) pair) => (pair.y, pair.x);
            }
            """),
        new("lambdas, method groups and collection expressions as arguments", 3, """
            static class Entry
            {
                public static int Run() => Apply(x => x + 1) + Apply(Next) + Sum([1, 2, 3]);
                static int Next(int x) => x + 1;
                [Traced] static int Apply(Func<int, int> f) => f(1);
                [Traced] static int Sum(IReadOnlyList<int> items) => items.Sum();
            }
            """),
        new("anonymous types as type arguments", 1, """
            static class Entry
            {
                public static int Run() => Same(new { A = 5 }).A;
                [Traced] internal static T Same<T>(T value) => value;
            }
            """),
        new("dynamic arguments are bound at run time", 0, """
            static class Entry
            {
                public static string Run() { dynamic d = 1; return Show(d); }
                [Traced] static string Show(int n) => "i";
                [Traced] static string Show(string n) => "s";
            }
            """),
        new("dynamic arguments of a method that has no overload; by reference they are bound here", 1, """
            static class Entry
            {
                public static string Run() { dynamic d = 1; object o = 2; return Show(d) + Put(ref d) + Same<dynamic>(d); }
                [Traced] static string Show(object n) => "o";
                [Traced] static string Put(ref object n) => "r";
                [Traced] static string Same<T>(T n) => typeof(T).Name;
            }
            """, NotInterceptable, NotInterceptable),
        new("dynamic parameters beside an overload for the type that they hold", 2, """
            class Entry
            {
                public static string Run() { object n = 1; return A(n) + new Entry().B(n); }
                [Traced] internal static string A(dynamic value) => "dynamic";
                internal static string A(int value) => "int";
                [Traced] string B(dynamic value) => "dynamic";
                string B(int value) => "int";
            }
            """),
        new("dynamic parameters and results", 1, """
            static class Entry
            {
                public static string Run() => Same("x").ToString();
                [Traced] static dynamic Same(dynamic value) => value;
            }
            """),
        new("default and target-typed arguments", 1, """
            static class Entry
            {
                public static string Run() => Show(default, new(1, 2), true ? 1 : 2);
                [Traced] static string Show(DateTime when, Index2 index, long n) => $"{when.Ticks}{index}{n}";
            }
            record Index2(int A, int B);
            """),
        new("pointers", 5, """
            static unsafe class Entry
            {
                public static int Run() { int n = 4; return Read(&n) + Call(&Read2) + *Same(&n) + Hidden(&n, [&n]).Length + new Box<int>().Read(&n); }
                [Traced] static int Read(int* p) => *p;
                static int Read2(int p) => p;
                [Traced] static int Call(delegate*<int, int> p) => p(1);
                [Traced] static int* Same(int* p) => p;
                [Traced] private static int*[] Hidden(void* p, int*[] many) => many;
            }
            struct Box<T> where T : unmanaged { [Traced] public readonly unsafe T Read(T* p) => *p; }
            """),
        new("variable argument list", 0, """
            static class Entry
            {
                public static int Run() => 0;
                static int Call() => Count(__arglist(1, 2));
                [Traced] static int Count(__arglist) => new ArgIterator(__arglist).GetRemainingCount();
            }
            """, ArgumentList),
    ];
}
