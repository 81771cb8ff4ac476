using static InstrumentGen.Generator.Model.RefusalReason;

namespace InstrumentGen.Generator.Tests.Shapes;

/// <summary>Extension methods.</summary>
static class ExtensionShapes
{
    public static readonly Shape[] All =
    [
        new("extension method in both forms", 3, """
            static class Entry
            {
                public static string Run() { string? none = null; return "a".Twice() + Extensions.Twice("b") + none?.Twice() + none!.Twice(); }
            }
            static class Extensions
            {
                [Traced] public static string Twice(this string text) => text + text;
            }
            """),
        new("generic extension methods", 5, """
            static class Entry
            {
                public static string Run()
                {
                    List<int> items = [1, 2];
                    return $"{items.Head()}{Extensions.Head(items)}{items.Map(n => n + 1).Head()}{3.Same()}";
                }
            }
            static class Extensions
            {
                [Traced] public static T Head<T>(this IEnumerable<T> items) => items.First();
                [Traced] public static IEnumerable<U> Map<T, U>(this IEnumerable<T> items, Func<T, U> map) => items.Select(map);
                [Traced] public static T Same<T>(this T value) where T : struct => value;
            }
            """),
        new("ref, in, ref readonly and scoped this", 6, """
            struct Counter { public int N; }
            static class Entry
            {
                public static string Run()
                {
                    var c = new Counter();
                    c.Next();
                    Extensions.Next(ref c);
                    Span<int> s = [7];
                    return $"{c.Peek()}{Extensions.Peek(in c)}{c.Read()}{s.First()}{c.N}";
                }
            }
            static class Extensions
            {
                [Traced] public static void Next(this ref Counter c) => c.N++;
                [Traced] public static int Peek(this in Counter c) => c.N;
                [Traced] public static int Read(this ref readonly Counter c) => c.N;
                [Traced] public static int First(this scoped Span<int> s) => s[0];
            }
            """),
        new("extension of a type parameter: nothing is boxed", 4, """
            interface ICounter { int Next(); }
            struct Counter : ICounter { int _n; public int Next() => ++_n; }
            static class Entry
            {
                public static string Run() { var c = new Counter(); Bump(ref c); Bump(ref c); return c.Next() + "" + Show(5) + Faced(c); }
                static void Bump<T>(ref T c) where T : struct, ICounter => c.Increase();
                static string Show<T>(T value) => value.Text();
                static int Faced<T>(T value) where T : ICounter => value.Face();
            }
            static class Extensions
            {
                [Traced] public static void Increase<T>(this ref T c) where T : struct, ICounter => c.Next();
                [Traced] public static string Text<T>(this T value) => value + "";
                [Traced] public static int Face(this ICounter c) => c.Next();
            }
            """),
        new("this with an attribute of its own", 2, """
            using System.Diagnostics.CodeAnalysis;
            static class Entry
            {
                public static int Run() => typeof(Entry).Members() + Extensions.Members(typeof(Entry));
            }
            static class Extensions
            {
                [Traced] public static int Members([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] this Type type) => type.GetMethods().Length;
            }
            """),
        new("private extension method", 2, """
            static class Entry
            {
                public static int Run() => 5.Twice() + Twice(6);
                [Traced] private static int Twice(this int n) => 2 * n;
            }
            """),
        new("extension method and an ordinary one of the name that we give its other form", 3, """
            static class Entry
            {
                public static int Run() => 5.Twice() + Extensions.Twice(6) + Extensions.TwiceStatic(7);
            }
            static class Extensions
            {
                [Traced] public static int Twice(this int n) => 2 * n;
                [Traced] public static int TwiceStatic(int n) => 2 * n;
            }
            """),
        new("extension of a nullable reference, by using static", 2, """
            using static Extensions;
            static class Entry
            {
                public static string Run() { string? none = null; return none.OrEmpty() + Extensions.OrEmpty("a"); }
            }
            static class Extensions
            {
                [Traced] public static string OrEmpty(this string? text) => text ?? "";
            }
            """),
        new("extension members of C# 14", 11, """
            static class Entry
            {
                public static async Task<string> Run()
                {
                    int n = 1;
                    n.Grow();
                    Extensions.Grow(ref n);
                    string?[] items = ["x", null];
                    return "a".Twice() + Extensions.Twice("b") + string.Both("c", "d") + items.At(0) + items.Map(item => item!.Length) + n
                        + await items.LaterAsync(1L) + items?.At(1)?.Length + string.Concat("ef".Letters()) + Box(7);
                }
                static string Box<T>(T value) where T : struct => value.Text();
            }
            static class Extensions
            {
                extension(string text)
                {
                    [Traced] public string Twice() => text + text;
                    [Traced] public static string Both(string a, string b) => a + b;
                    [Traced] public IEnumerable<char> Letters() { foreach (char letter in text) yield return letter; }
                }
                extension<T>(T[] items) where T : class?
                {
                    [Traced] public T At(int index) => items[index];
                    [Traced] public U Map<U>(Func<T, U> map) where U : struct => map(items[0]);
                    [Traced] internal async Task<V> LaterAsync<V>(V value) { await Task.Yield(); return value; }
                }
                extension(ref int number)
                {
                    [Traced] public void Grow() => number += 10;
                }
                extension<T>(T value) where T : struct
                {
                    [Traced] public string Text() => value.ToString()!;
                }
            }
            """),
        new("extension members of C# 14, private", 2, """
            static class Entry
            {
                public static string Run() => "a".Run();
            }
            static class Extensions
            {
                extension(string text)
                {
                    public string Run() => text.Hidden(1) + string.Also();
                    [Traced] private string Hidden(int n) => text + n;
                    [Traced] private static string Also() => "b";
                }
            }
            """),
        new("attribute on a static class with extension members", 3, """
            static class Entry
            {
                public static string Run() => "a".Twice() + Extensions.Twice("b") + Extensions.Plain("c") + "d".Length2;
            }
            [Traced] static class Extensions
            {
                extension(string text)
                {
                    public string Twice() => text + text;
                    public int Length2 => text.Length;
                }
                public static string Plain(string a) => a;
            }
            """),
        new("awaiter, enumerator, disposal, deconstruction, collection initializer and query by pattern are no calls", 0, """
            using System.Collections;
            using System.Runtime.CompilerServices;
            static class Entry
            {
                public static async Task<string> Run()
                {
                    string text = "";
                    await new Later();
                    using (var bag = new Bag { 1, 2 }) { foreach (int n in bag) text += n; }
                    var (a, b) = new Bag();
                    var q = from x in new Bag() where x select x;
                    return text + a + b + q;
                }
            }
            class Later { [Traced] public TaskAwaiter GetAwaiter() => Task.CompletedTask.GetAwaiter(); }
            class Bag : IEnumerable, IDisposable
            {
                readonly List<int> _items = [];
                [Traced] public void Add(int n) => _items.Add(n);
                [Traced] public List<int>.Enumerator GetEnumerator() => _items.GetEnumerator();
                [Traced] public void Dispose() { }
                [Traced] public void Deconstruct(out int a, out int b) => (a, b) = (1, 2);
                [Traced] public Bag Where(Func<bool, bool> f) => this;
                [Traced] public string Select(Func<bool, bool> f) => "q";
                IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
            }
            """),
        new("first-class spans as receivers", 3, """
            static class Entry
            {
                public static int Run() { int[] items = [1, 2]; return "abc".Size() + items.Total() + Extensions.Total(items); }
            }
            static class Extensions
            {
                [Traced] public static int Size(this ReadOnlySpan<char> text) => text.Length;
                [Traced] public static int Total(this Span<int> items) => items[0] + items[1];
            }
            """),
        new("private ref extension of a static class", 1, """
            static class Entry
            {
                public static int Run() { int n = 1; n.Grow(); return n; }
                [Traced] private static void Grow(this ref int n) => n++;
            }
            """),
    ];
}
