using static InstrumentGen.Generator.Model.RefusalReason;

namespace InstrumentGen.Generator.Tests.Shapes;

/// <summary>Type parameters.</summary>
static class GenericShapes
{
    public static readonly Shape[] All =
    [
        new("generic method, several instantiations, inferred and explicit", 4, """
            static class Entry
            {
                public static string Run() => $"{Same(1)}{Same("a")}{Same<object>(2)}{Same<(int A, string B)>((1, "b"))}";
                [Traced] internal static T Same<T>(T value) => value;
            }
            """),
        new("constraints of every kind", 10, """
            using System.Numerics;
            class Root { public virtual int N => 1; }
            class Leaf : Root { public override int N => 2; }
            static class Entry
            {
                public static string Run() =>
                    $"{A("a")}{B<string?>(null)}{C(1)}{D(2)}{E("e")}{F(new Leaf())}{G<Leaf, Root>(new Leaf())}{H<List<int>>().Count}{I(DayOfWeek.Monday)}{J(5)}";
                [Traced] internal static T A<T>(T v) where T : class => v;
                [Traced] internal static T B<T>(T v) where T : class? => v;
                [Traced] internal static T C<T>(T v) where T : struct => v;
                [Traced] internal static T D<T>(T v) where T : unmanaged => v;
                [Traced] internal static T E<T>(T v) where T : notnull => v;
                [Traced] internal static int F<T>(T v) where T : Root => v.N;
                [Traced] internal static int G<T, U>(T v) where T : U where U : Root => v.N;
                [Traced] internal static T H<T>() where T : class, IReadOnlyCollection<int>, new() => new();
                [Traced] internal static T I<T>(T v) where T : struct, Enum => v;
                [Traced] internal static T J<T>(T v) where T : INumber<T> => v + T.One;
            }
            """),
        new("private methods with constraints of every kind", 8, """
            class Root { public virtual int N => 1; }
            class Leaf : Root { public override int N => 2; }
            class Entry
            {
                public static string Run() => new Entry().All();
                string All() => $"{A("a")}{C(1)}{D(2)}{E("e")}{F(new Leaf())}{G<Leaf, Root>(new Leaf())}{H<List<int>>().Count}{I(DayOfWeek.Monday)}";
                [Traced] private T A<T>(T v) where T : class => v;
                [Traced] private T C<T>(T v) where T : struct => v;
                [Traced] private T D<T>(T v) where T : unmanaged => v;
                [Traced] private static T E<T>(T v) where T : notnull => v;
                [Traced] private int F<T>(T v) where T : Root => v.N;
                [Traced] private int G<T, U>(T v) where T : U where U : Root => v.N;
                [Traced] private static T H<T>() where T : class, IReadOnlyCollection<int>, new() => new();
                [Traced] private T I<T>(T v) where T : struct, Enum => v;
            }
            """),
        new("constraints that an override inherits", 2, """
            abstract class Base { [Traced] public abstract T? Pick<T>(T? value, bool yes) where T : class; }
            class Derived : Base { [Traced] public override T? Pick<T>(T? value, bool yes) where T : class => yes ? value : null; }
            static class Entry
            {
                public static string Run() { Base b = new Derived(); return b.Pick("a", true) + new Derived().Pick("b", true); }
            }
            """),
        new("unconstrained nullable type parameter", 2, """
            static class Entry
            {
                public static string Run() => $"{Maybe<int>(1)}{Maybe<string>(null)}";
                [Traced] static T? Maybe<T>(T? value) => value;
            }
            """),
        new("type parameter that may be a ref struct", 2, """
            static class Entry
            {
                public static int Run() => Count<ReadOnlySpan<char>>("abc") + Count(1);
                [Traced] internal static int Count<T>(scoped T value) where T : allows ref struct => typeof(T).Name.Length;
            }
            """),
        new("generic type, closed and open calls, static and instance", 5, """
            class Box<T>(T item)
            {
                [Traced] public T Get() => item;
                [Traced] public static Box<T> Of(T item) => new(item);
                [Traced] public TResult Map<TResult>(Func<T, TResult> f) => f(Get());
                public T Twice() { Get(); return this.Get(); }
            }
            static class Entry
            {
                public static string Run() => Box<int>.Of(1).Map(n => n + 1) + new Box<string>("s").Twice();
            }
            """),
        new("generic type with private methods", 3, """
            class Box<T>(T item) where T : IComparable<T>
            {
                [Traced] private T Get() => item;
                [Traced] private static T Default(T other) => other;
                [Traced] private U Pair<U>(T _, U other) where U : T => other;
                public string All() => $"{Get()}{Default(item)}{Pair(item, item)}";
            }
            static class Entry
            {
                public static string Run() => new Box<int>(1).All() + (new Box<string>("s") is var box ? "" : box.All()) + Inner<int>.Call();
                class Inner<T> { public static string Call() => Hidden(); [Traced] private static string Hidden() => "h"; }
            }
            """, InaccessibleType),
        new("generic struct with private methods", 3, """
            struct Box<T>
            {
                public int N;
                [Traced] public int Next() => ++N;
                [Traced] private int Hidden(T item) => ++N;
                [Traced] private static int Secret(T item) => 5;
                public int All(T item) => Next() + Hidden(item) + Secret(item);
            }
            static class Entry
            {
                public static string Run() { var box = new Box<string>(); return box.All("") + "" + box.N; }
            }
            """),
        new("generic readonly struct, and readonly methods of a generic struct", 4, """
            readonly struct Box<T>(T item) { [Traced] public T Get() => item; [Traced] T Hidden() => item; public T Call() => Hidden(); }
            struct Pair<T> { public T Left; [Traced] public readonly T Get() => Left; [Traced] public void Set(T left) => Left = left; public void Both(T left) => Set(left); }
            static class Entry
            {
                static readonly Box<string?> s_box = new("b");
                public static string Run() { var pair = new Pair<string?>(); pair.Both("p"); return s_box.Get() + pair.Get() + s_box.Call(); }
            }
            """),
        new("generic struct in code without nullable annotations", 4, """
            #nullable disable
            struct Pair<T> { public T Left; [Traced] public T Set(T left) => Left = left; public void Both(T left) { Set(left); this.Set(left); } }
            static class Entry
            {
                static Pair<string> s_pair;
                public static string Run() { var pair = new Pair<string>(); pair.Both("p"); s_pair.Set("s"); var open = new Pair<(string, string)>(); open.Set(("a", "b")); return pair.Left + s_pair.Left + open.Left; }
            }
            """),
        new("nested types of a generic type", 4, """
            class Outer<T>
            {
                public class Inner<U>
                {
                    [Traced] public string Show<V>(T t, U u, V v) => $"{t}{u}{v}";
                    [Traced] private string Hidden<V>(T t, U u, V v) => $"{t}{u}{v}";
                    public string Call(T t, U u) => Hidden(t, u, 'v');
                }
                public class Plain
                {
                    [Traced] public static T Same(T t) => t;
                    [Traced] private static T Secret(T t) => t;
                    public static T Call(T t) => Secret(t);
                }
            }
            static class Entry
            {
                public static string Run() => new Outer<int>.Inner<string>().Show(1, "u", 'v') + new Outer<int>.Inner<string>().Call(2, "w")
                    + Outer<string>.Plain.Same("p") + Outer<string>.Plain.Call("q");
            }
            """),
        new("type parameter of a method that hides its type's", 0, """
            #pragma warning disable CS0693
            class Box<T>
            {
                [Traced] public string Show<T>(T value) => typeof(T).Name;
            }
            static class Entry { public static string Run() => new Box<int>().Show("a"); }
            """, HiddenTypeParameter),
        new("private method of a generic static class", 1, """
            static class Cache<T>
            {
                [Traced] private static int Hidden() => 1;
                [Traced] public static int Open() => Hidden();
            }
            static class Outer<T> { public static class Inner { public static int Call() => Hidden(); [Traced] private static int Hidden() => 1; } }
            static class Entry { public static int Run() => Cache<int>.Open() + Outer<int>.Inner.Call(); }
            """, GenericStaticClass, GenericStaticClass),
        new("static abstract and static virtual interface members", 1, """
            interface IUnit<T> where T : IUnit<T>
            {
                [Traced] static abstract int One();
                [Traced] static virtual int Two() => 2;
                [Traced] static int Three() => 3;
            }
            struct Unit : IUnit<Unit> { public static int One() => 1; }
            static class Entry
            {
                public static int Run() => All<Unit>();
                static int All<T>() where T : IUnit<T> => T.One() + T.Two() + IUnit<T>.Three();
            }
            """, StaticAbstract, StaticAbstract),
        new("type parameters and parameters with the names that we use", 4, """
            #pragma warning disable CS8981
            class Holder<call>
            {
                [Traced] public string A<self, exception>(self s, exception e, call c) => $"{s}{e}{c}";
                [Traced] public string B<Operations>(Operations o) => $"{o}";
                [Traced] private string C<Accessors>(Accessors o) => $"{o}";
                public string D() => C('x');
            }
            static class Entry
            {
                public static string Run() { var h = new Holder<int>(); return h.A("a", 'b', 1) + h.B(2) + h.D() + One(1, 2, 3); }
                [Traced] internal static int One<oneInstrumented>(oneInstrumented a, int s_one, int One2) => s_one;
            }
            """),
        new("generic calls inside lambdas, local functions and iterators of a generic method", 4, """
            static class Entry
            {
                public static string Run() => string.Join(",", All<string, int>("a", 1));
                static IEnumerable<string> All<T, U>(T t, U u)
                {
                    Func<string> lambda = () => Pair(t, u);
                    yield return lambda();
                    yield return Local(u);
                    yield return Pair<U, T>(u, t);
                    yield return new Box<(T, U)>().Get((t, u));
                    string Local<V>(V v) => Pair(t, v);
                }
                [Traced] internal static string Pair<T, U>(T t, U u) => $"{t}{u}";
            }
            class Box<T> { [Traced] public string Get(T t) => $"{t}"; }
            """),
        new("type arguments that generated code could not name", 3, """
            file class Local { public override string ToString() => "l"; }
            static class Entry
            {
                class Secret { public override string ToString() => "s"; }
                public static string Run() => $"{Same(new Local())}{Same(new Secret())}{new Box<Secret[]>().Same([]).Length}";
                [Traced] internal static T Same<T>(T t) => t;
            }
            class Box<T> { [Traced] public T Same(T t) => t; }
            """),
    ];
}
