using static InstrumentGen.Generator.Model.RefusalReason;

namespace InstrumentGen.Generator.Tests.Shapes;

/// <summary>What generated code may not name: it is a stranger in the user's assembly.</summary>
static class AccessShapes
{
    public static readonly Shape[] All =
    [
        new("private instance, static, generic and overloaded methods", 6, """
            class Entry
            {
                int _n = 1;
                public static string Run() { var e = new Entry(); return $"{e.Next()}{e.Next(5)}{Same("a")}{Same('b', 2)}{e.Put<int>(7)}{e._n}{Void(out var x)}{x}"; }
                [Traced] int Next() => ++_n;
                [Traced] int Next(int by) => _n += by;
                [Traced] static string Same(string a) => a;
                [Traced] static (T, U) Same<T, U>(T a, U b) => (a, b);
                [Traced] T Put<T>(T value) where T : struct { _n = 0; return value; }
                static int Void(out int x) { Fill(out x); return x; }
                [Traced] static void Fill(out int x) => x = 9;
            }
            """),
        new("private methods with every parameter modifier", 3, """
            class Entry
            {
                public static string Run() => new Entry().All();
                string All()
                {
                    int a = 1, b = 2;
                    ref readonly int d = ref b;
                    Mix(ref a, in b, out int c, in d);
                    Span<int> span = [1, 2];
                    return $"{a}{b}{c}{Sum(span, ref a)}" + More(in b);
                }
                [Traced] void Mix(ref int a, in int b, out int c, ref readonly int d) { a += b; c = a + d; }
                [Traced] static int Sum(scoped Span<int> s, scoped ref int a) => s[0] + s[1] + a;
                [Traced] protected virtual int More(in int a) => a + 1;
            }
            """),
        new("private methods of a static class", 3, """
            static class Entry
            {
                public static string Run() => $"{Add(1, 2)}{Same("a")}{Nested.Call()}";
                [Traced] static int Add(int a, int b) => a + b;
                [Traced] static T Same<T>(T a) where T : class => a;
                internal static class Nested { public static int Call() => Hidden(); [Traced] static int Hidden() => 5; }
            }
            """),
        new("private methods of a static class with keywords in its path", 1, """
            namespace @event.@class
            {
                static class @struct
                {
                    internal static class @int { public static int Call() => Hidden(1); [Traced] static int Hidden(int @new) => @new; }
                }
            }
            static class Entry { public static int Run() => @event.@class.@struct.@int.Call(); }
            """),
        new("private methods of an assembly whose name needs quoting", 2, """
            static class Entry
            {
                public static int Run() => Add(1, 2) + new Other().Call();
                [Traced] static int Add(int a, int b) => a + b;
                class Nothing;
            }
            class Other { public int Call() => Hidden(); [Traced] int Hidden() => 1; }
            """) { Configure = static project => project with { Name = "My App, Core+[1]=2" } },
        new("private methods of an abstract class, an interface and a record", 4, """
            abstract class Abstract { [Traced] private static int One() => 1; [Traced] private int Two() => 2; public int Call() => One() + Two(); }
            class Concrete : Abstract;
            interface IFace { [Traced] private int Three() => 3; int Call() => Three(); }
            class Face : IFace;
            record Rec(int N) { [Traced] private int Four() => N; public int Call() => Four(); }
            static class Entry { public static int Run() => new Concrete().Call() + ((IFace)new Face()).Call() + new Rec(4).Call(); }
            """),
        new("protected methods of a generic base", 3, """
            abstract class Base<T>
            {
                [Traced] protected T Same(T value) => value;
                [Traced] protected static T Twice(T value) => value;
                [Traced] protected abstract T Make(T value);
                public T Call(T value) => Make(value);
            }
            class Derived : Base<string>
            {
                public string All() => Same("a") + Twice("b") + Call("c");
                protected override string Make(string value) => value;
            }
            static class Entry { public static string Run() => new Derived().All(); }
            """),
        new("private nested types in a signature, in an array, as a type argument, as a constraint", 0, """
            class Entry
            {
                class Secret { public int N = 1; }
                public static int Run() => A(new Secret()) + B([new Secret()]) + C([]) + D<Secret>() + E(null, (new Secret(), 1));
                [Traced] static int A(Secret a) => a.N;
                [Traced] static int B(Secret[] a) => a.Length;
                [Traced] static int C(List<List<Secret>> a) => a.Count;
                [Traced] static int D<T>() where T : Secret => 1;
                [Traced] static int E(Func<Secret>? a, (Secret, int) b) => b.Item2;
            }
            """, InaccessibleType, InaccessibleType, InaccessibleType, InaccessibleType, InaccessibleType),
        new("method of a private, protected or private protected nested type", 0, """
            class Entry
            {
                public static int Run() => A.One() + B.One() + C.One();
                class A { [Traced] public static int One() => 1; }
                protected class B { [Traced] public static int One() => 1; }
                private protected class C { [Traced] public static int One() => 1; }
            }
            """, InaccessibleType, InaccessibleType, InaccessibleType),
        new("method of a protected internal or internal nested type", 2, """
            class Entry
            {
                public static int Run() => A.One() + B.One();
                internal class A { [Traced] public static int One() => 1; }
                protected internal class B { [Traced] public static int One() => 1; }
            }
            """),
        new("file-local types", 0, """
            file class Local { [Traced] public static int One() => 1; }
            static class Entry
            {
                public static int Run() => Local.One();
            }
            """, InaccessibleType),
        new("file-local type beside a type of the same name", 1, """
            // file: One.cs
            static class Entry { public static int Run() => Counter.One() + Other.Two(); }
            class Counter { [Traced] public static int One() => 1; }
            // file: Two.cs
            file class Counter { public static int One() => 10; }
            static class Other { public static int Two() => Counter.One(); }
            """),
        new("the same file-local code in two files", 1, """
            // file: One.cs
            file static class Local { static readonly int s_n = Counter.One(); }
            // file: Two.cs
            file static class Local { static readonly int s_n = Counter.One(); }
            // file: Three.cs
            static class Entry { public static int Run() => Counter.One(); }
            class Counter { [Traced] public static int One() => 1; }
            """, NotInterceptable, NotInterceptable),
        new("explicit implementation", 0, """
            interface IShape { int Area(); }
            class Square : IShape { [Traced] int IShape.Area() => 4; }
            static class Entry { public static int Run() => ((IShape)new Square()).Area(); }
            """, ExplicitImplementation),
    ];
}
