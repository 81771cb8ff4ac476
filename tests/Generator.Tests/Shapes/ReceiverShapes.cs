using static InstrumentGen.Generator.Model.RefusalReason;

namespace InstrumentGen.Generator.Tests.Shapes;

/// <summary>What a method is called on.</summary>
static class ReceiverShapes
{
    public static readonly Shape[] All =
    [
        new("conditional access chains", 3, """
            class Node
            {
                public Node? Inner;
                public int[] Items = [1, 2];
                [Traced] public Node Self() => this;
                [Traced] public int Sum(int n) => n + 1;
            }
            static class Entry
            {
                public static string Run()
                {
                    var node = new Node { Inner = new Node() };
                    Node? none = null;
                    return $"{node?.Inner?.Self()?.Items[0]}{node?.Self().Sum(node?.Inner?.Items[1] ?? 0)}{none?.Inner?.Self()}{none?.Self().Sum(1)}";
                }
            }
            """),
        new("null-forgiving and parenthesized receivers", 3, """
            class Node
            {
                [Traced] public Node Self() => this;
            }
            static class Entry
            {
                public static bool Run() { Node? node = new(); return node!.Self() == (node).Self() && ((object)node as Node)!.Self() is { }; }
            }
            """),
        new("interface, annotated member, called through it and through the class", 1, """
            interface IShape { [Traced] int Area(); }
            class Square : IShape { public int Area() => 4; }
            static class Entry
            {
                public static int Run() { IShape shape = new Square(); return shape.Area() + new Square().Area(); }
            }
            """),
        new("interface, annotated implementation", 1, """
            interface IShape { int Area(); }
            class Square : IShape { [Traced] public int Area() => 4; }
            static class Entry
            {
                public static int Run() { IShape shape = new Square(); return shape.Area() + new Square().Area(); }
            }
            """),
        new("interface, both annotated: one span per call", 2, """
            [Traced] interface IShape { int Area(); }
            [Traced] class Square : IShape { public int Area() => 4; }
            static class Entry
            {
                public static int Run() { IShape shape = new Square(); return shape.Area() + new Square().Area(); }
            }
            """),
        new("interface member of a base interface, generic interface", 2, """
            interface IBase { [Traced] int One(); }
            interface IShape<T> : IBase { [Traced] T Two(T value); }
            class Square : IShape<string> { public int One() => 1; public string Two(string value) => value; }
            static class Entry
            {
                public static string Run() { IShape<string> shape = new Square(); return shape.One() + shape.Two("t"); }
            }
            """),
        new("interface with default, static and private methods", 4, """
            interface IShape
            {
                int Area();
                [Traced] int Twice() => 2 * Area() + Hidden();
                [Traced] static int Zero() => 0 + Secret();
                [Traced] private int Hidden() => 1;
                [Traced] private static int Secret() => 3;
            }
            class Square : IShape { public int Area() => 4; }
            static class Entry
            {
                public static int Run() { IShape shape = new Square(); return shape.Twice() + IShape.Zero(); }
            }
            """),
        new("type parameter that is a class", 2, """
            interface IShape { [Traced] int Area(); }
            class Square : IShape { public int Area() => 4; }
            static class Entry
            {
                public static int Run() => Area(new Square()) + Area2(new Square());
                static int Area<T>(T shape) where T : class, IShape => shape.Area();
                static int Area2<T>(T shape) where T : Base => shape.Area();
                static int Area2(Square square) => Area2(new Base());
            }
            class Base { [Traced] public int Area() => 4; }
            """),
        new("type parameter that may be a struct: boxing would lose the change", 0, """
            interface ICounter { [Traced] int Next(); }
            struct Counter : ICounter { int _n; public int Next() => ++_n; }
            static class Entry
            {
                public static int Run() { var c = new Counter(); Next(ref c); Same(ref c); Maybe<Counter>(c); return Next(ref c); }
                static int Next<T>(ref T counter) where T : ICounter => counter.Next();
                static int Same<T>(ref T counter) where T : struct, ICounter => counter.Next();
                static int? Maybe<T>(T? counter) where T : struct, ICounter => counter?.Next();
            }
            """, TypeParameterReceiver, TypeParameterReceiver, TypeParameterReceiver),
        new("protected and private methods of a base, called on this", 4, """
            class Base
            {
                [Traced] protected int One() => 1;
                [Traced] protected virtual int Two() => 2;
                [Traced] private protected int Three() => 3;
                [Traced] protected internal int Four() => 4;
            }
            class Derived : Base
            {
                protected override int Two() => 20;
                public int All() => One() + this.Three() + Four() + new Other().All();
                class Other : Base { public int All() => Two(); }
            }
            static class Entry { public static int Run() => new Derived().All(); }
            """),
        new("base call: through an accessor it would call itself for ever", 1, """
            class Base { [Traced] public virtual int One() => 1; [Traced] public int Two() => 2; }
            class Derived : Base
            {
                public override int One() => base.One() + base.Two();
                public int Three() => Two();
            }
            static class Entry { public static int Run() => new Derived().One() + new Derived().Three(); }
            """, BaseCall, BaseCall),
        new("variant interfaces and a self-referring constraint", 4, """
            interface IMaker<out T, in U> where U : notnull { [Traced] T Make(U value); }
            class Maker : IMaker<string, object> { public string Make(object value) => $"{value}"; }
            abstract class Node<T> where T : Node<T> { [Traced] public T Self() => (T)this; [Traced] protected virtual T Hidden() => (T)this; public T Call() => Hidden(); }
            class Leaf : Node<Leaf>;
            static class Entry
            {
                public static string Run() { IMaker<object, string> maker = new Maker(); return $"{maker.Make("a")}{new Leaf().Self().Call()}{((IMaker<string, object>)maker).Make(1)}"; }
            }
            """),
        new("generic interface with private methods", 2, """
            interface IBox<T> { T Item { get; } [Traced] private T Hidden() => Item; [Traced] private static T Secret(T t) => t; T Call() => Secret(Hidden()); }
            class Box : IBox<string> { public string Item => "i"; }
            static class Entry { public static string Run() => ((IBox<string>)new Box()).Call(); }
            """),
    ];
}
