namespace InstrumentGen.Generator.Tests.Shapes;

/// <summary>Odd variables and values that a method of a value type is called on.</summary>
static class StructPlaceShapes
{
    const string Counter = """
        struct Counter
        {
            public int N;
            [Traced] public int Next() => ++N;
        }

        """;

    public static readonly Shape[] All =
    [
        new("struct inside a struct, a readonly field or a property", 6, Counter + """
            struct Pair
            {
                public Counter Inner;
                public readonly Counter Quiet;
                public Counter Property { get; set; }
                public Pair(Counter c) { Inner = c; Quiet = c; }
            }
            class Entry
            {
                Pair _pair = new(new());
                readonly Pair _quiet = new(new());
                Pair Property { get; set; }
                public static string Run() => new Entry().All();
                string All() => $"{_pair.Inner.Next()}{_pair.Quiet.Next()}{_pair.Property.Next()}{_quiet.Inner.Next()}{Property.Inner.Next()}{_pair.Inner.Next()}{_pair.Quiet.N}{_quiet.Inner.N}";
            }
            """),
        new("struct behind references of every kind", 7, Counter + """
            class Entry
            {
                static Counter s_a, s_b;
                public static string Run()
                {
                    bool first = true;
                    (first ? ref s_a : ref s_b).Next();
                    ReadOnly().Next();
                    var list = new Counter[] { new(), new() };
                    foreach (ref var c in list.AsSpan()) c.Next();
                    foreach (ref readonly var c in list.AsSpan()) c.Next();
                    Unsafe(ref list[0]).Next();
                    return $"{s_a.N}{s_b.N}{list[0].N}{list[1].N}";
                }
                static ref readonly Counter ReadOnly() => ref s_a;
                static ref Counter Unsafe(ref Counter c) => ref c;
            }
            """),
        new("struct that was boxed, assigned, returned or matched", 5, Counter + """
            class Entry
            {
                public static string Run()
                {
                    object boxed = new Counter { N = 4 };
                    Counter a, b = new Counter { N = 1 };
                    string text = $"{((Counter)boxed).Next()}{((Counter)boxed).N}{(a = b).Next()}{a.N}{Make().Next()}";
                    if (boxed is Counter c) text += c.Next() + "" + c.N;
                    return text + (b with { N = 7 }).Next();
                }
                static Counter Make() => new();
            }
            """),
        new("struct in an inline array, a primary constructor and a tuple", 6, Counter + """
            [System.Runtime.CompilerServices.InlineArray(2)] struct Two { Counter _c; }
            class Holder(Counter c) { public int Next() => c.Next(); }
            class Entry
            {
                Two _two;
                public static string Run() => new Entry().All();
                string All()
                {
                    _two[1].Next();
                    _two[1].Next();
                    var holder = new Holder(new());
                    holder.Next();
                    (Counter First, int Other) tuple = default;
                    tuple.First.Next();
                    tuple.First.Next();
                    return $"{_two[1].N}{_two[0].N}{holder.Next()}{tuple.First.N}";
                }
            }
            """),
    ];
}
