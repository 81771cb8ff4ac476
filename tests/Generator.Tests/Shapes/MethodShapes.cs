using static InstrumentGen.Generator.Model.RefusalReason;

namespace InstrumentGen.Generator.Tests.Shapes;

/// <summary>Kinds of methods.</summary>
static class MethodShapes
{
    public static readonly Shape[] All =
    [
        new("static method", 1, """
            static class Entry
            {
                public static int Run() => Calculator.Add(1, 2);
            }
            static class Calculator
            {
                [Traced] public static int Add(int a, int b) => a + b;
            }
            """),
        new("instance method", 2, """
            static class Entry
            {
                public static int Run() { var counter = new Counter(); counter.Next(); return counter.Next(); }
            }
            class Counter
            {
                int _n;
                [Traced] public int Next() => ++_n;
            }
            """),
        new("recursion", 5, """
            static class Entry
            {
                public static int Run() => Factorial(5);
                [Traced] static int Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);
            }
            """),
        new("overloads", 4, """
            static class Entry
            {
                public static string Run() => Show(1) + Show("a") + Show(1, "a") + Show<long>(2);
                [Traced] internal static string Show(int a) => "i";
                [Traced] internal static string Show(string a) => "s";
                [Traced] internal static string Show(int a, string b) => "is";
                [Traced] internal static string Show<T>(T a) => typeof(T).Name;
            }
            """),
        new("an overload that is not annotated", 1, """
            static class Entry
            {
                public static string Run() => Show(1) + Show("a");
                [Traced] internal static string Show(int a) => "i";
                internal static string Show(string a) => "s";
            }
            """),
        new("record with a method and an attribute on the type", 1, """
            static class Entry
            {
                public static string Run() { var (x, y) = new Point(3, 4); return new Point(x, y).Length() + new Point(1, 2).ToString(); }
            }
            [Traced] record Point(int X, int Y)
            {
                public int Length() => X + Y;
            }
            """),
        new("record struct", 2, """
            static class Entry
            {
                public static int Run() { var p = new Point(1); p.Move(); var q = p with { X = 10 }; q.Move(); return p.X * 100 + q.X; }
            }
            record struct Point(int X)
            {
                [Traced] public void Move() => X++;
            }
            """),
        new("virtual, overridden and abstract methods", 3, """
            static class Entry
            {
                public static string Run()
                {
                    Animal animal = new Dog();
                    return animal.Speak() + animal.Name() + new Dog().Speak() + new Animal.Cat().Name();
                }
            }
            abstract class Animal
            {
                [Traced] public virtual string Speak() => "...";
                [Traced] public abstract string Name();
                public class Cat : Animal { public override string Name() => "cat"; }
            }
            class Dog : Animal
            {
                [Traced] public override string Speak() => "woof";
                [Traced] public override string Name() => "dog";
            }
            """),
        new("override with a covariant return type", 2, """
            static class Entry
            {
                public static string Run() { Derived copy = new Derived().Copy(); return copy.Text + ((Base)copy).Copy().Text; }
            }
            class Base
            {
                public virtual string Text => "base";
                [Traced] public virtual Base Copy() => new();
            }
            class Derived : Base
            {
                public override string Text => "derived";
                [Traced] public override Derived Copy() => new();
            }
            """),
        new("call of an override that is annotated through its base that is not", 0, """
            static class Entry
            {
                public static string Run() => Speak(new Dog());
                static string Speak(Animal animal) => animal.Speak();
            }
            class Animal { public virtual string Speak() => "..."; }
            class Dog : Animal { [Traced] public override string Speak() => "woof"; }
            """),
        new("hidden by new", 2, """
            static class Entry
            {
                public static string Run() => new B().M() + ((A)new B()).M();
            }
            class A { [Traced] public string M() => "a"; }
            class B : A { [Traced] public new string M() => "b"; }
            """),
        new("partial method, annotated where it is declared or where it is implemented", 2, """
            static class Entry
            {
                public static int Run() => new Parts().First() + new Parts().Second();
            }
            partial class Parts
            {
                [Traced] public partial int First();
                public partial int Second();
            }
            partial class Parts
            {
                public partial int First() => 1;
                [Traced] public partial int Second() => 2;
            }
            """),
        new("partial type with its attribute on one part", 2, """
            // file: One.cs
            [Traced] partial class Parts { public int First() => 1; }
            // file: Two.cs
            partial class Parts { public int Second() => 2; }
            static class Entry { public static int Run() => new Parts().First() + new Parts().Second(); }
            """),
        new("exceptions pass through", 1, """
            static class Entry
            {
                public static int Run() => Fail("no");
                [Traced] static int Fail(string message) => throw new InvalidOperationException(message);
            }
            """),
        new("a null receiver", 1, """
            static class Entry
            {
                public static string Run() { Node? node = null; return node!.Name(); }
            }
            class Node
            {
                readonly string _name = "n";
                [Traced] public string Name() => _name;
            }
            """),
        new("object's methods that are annotated themselves", 3, """
            static class Entry
            {
                public static string Run() { var a = new Odd(); return a.ToString() + a.Equals(a) + a.GetHashCode() + Equals(a, a); }
            }
            class Odd
            {
                [Traced] public override string ToString() => "odd";
                [Traced] public override bool Equals(object? other) => true;
                [Traced] public override int GetHashCode() => 7;
            }
            """),
        new("attribute on the type, some methods taken out", 2, """
            static class Entry
            {
                public static string Run() => new Service().All();
            }
            [Metered, Traced] class Service
            {
                public string All() => A() + B() + C() + ToString();
                public string A() => "a";
                [NotInstrumented] public string B() => "b";
                string C() => "c";
                public override string ToString() => "t";
            }
            """),
        new("attribute through an alias", 1, """
            using Span = InstrumentGen.TracedAttribute;
            static class Entry
            {
                public static int Run() => One();
                [Span] static int One() => 1;
            }
            """),
        new("async void", 0, """
            static class Entry
            {
                public static int Run() { Start(Task.CompletedTask); return 1; }
                [Traced] static async void Start(Task task) => await task;
            }
            """, AsyncVoid),
    ];
}
