using static InstrumentGen.Generator.Model.RefusalReason;

namespace InstrumentGen.Generator.Tests.Shapes;

/// <summary>Names that users give.</summary>
static class NameShapes
{
    public static readonly Shape[] All =
    [
        new("keywords as names of everything", 5, """
            namespace @namespace
            {
                class @class<@int>
                {
                    [Traced] public string @event<@ref>(@int @this, @ref @params) => $"{@this}{@params}";
                    [Traced] string @private(int @async) => $"{@async}";
                    public string Call() => @private(1);
                }
                struct @struct { [Traced] public int @lock(out int @out) => @out = 1; }
                static class @static { [Traced] public static int @operator(this int @new) => @new; }
                enum @enum { @default }
                class @var { [Traced] public static @enum @await(@enum @dynamic, @var? @_) => @dynamic; }
            }
            static class Entry
            {
                public static string Run()
                {
                    var c = new @namespace.@class<int>();
                    return c.@event(1, "p") + c.Call() + new @namespace.@struct().@lock(out _) + @namespace.@static.@operator(5)
                        + @namespace.@var.@await(@namespace.@enum.@default, null);
                }
            }
            """),
        new("types outside of any namespace, named by keywords and in small letters", 3, """
            #pragma warning disable CS8981
            struct @struct { [Traced] public int A() => 1; }
            class @class { [Traced] public int A() => 2; }
            class till { [Traced] public int A() => 3; }
            static class Entry { public static string Run() => $"{new @struct().A()}{new @class().A()}{new till().A()}"; }
            """),
        new("contextual keywords as names", 3, """
            #pragma warning disable CS8981
            namespace async.await
            {
                class dynamic { [Traced] public nint when(int value, int field, int nint, int global, int partial) => value + field; }
                class @record<@scoped, @file> { [Traced] public static string get(@scoped yield, @file managed) => $"{yield}{managed}"; [Traced] static int @required(@scoped where) => 1; public static int Call(@scoped s) => @required(s); }
            }
            static class Entry
            {
                public static string Run() => new async.await.dynamic().when(1, 2, 3, 4, 5) + async.await.@record<int, int>.get(1, 2) + async.await.@record<int, int>.Call(1);
            }
            """),
        new("methods with the names of our classes and of object's methods", 11, """
            class Entry
            {
                public static string Run()
                {
                    var e = new Entry();
                    return e.Operations() + Accessors() + e.Positions(1) + Interceptors() + e.MinValue() + e.Equals(1) + Finalize(2) + e.GetType(3)
                        + e.MemberwiseClone(4) + e.s_operations() + e.Instrumented();
                }
                [Traced] internal string Operations() => "o";
                [Traced] static string Accessors() => "a";
                [Traced] string Positions(int n) => "p";
                [Traced] internal static string Interceptors() => "i";
                [Traced] internal int MinValue() => int.MinValue;
                [Traced] internal bool Equals(int n) => true;
                [Traced] internal static int Finalize(int n) => n;
                [Traced] internal int GetType(int n) => n;
                [Traced] internal int MemberwiseClone(int n) => n;
                [Traced] internal int s_operations() => 5;
                [Traced] internal int Instrumented() => 6;
            }
            """),
        new("methods with the names that we make of others", 6, """
            class Entry
            {
                public static string Run() { var e = new Entry(); return e.Add() + e.AddInstrumented() + e.s_add() + e.Add_2() + e.Add(1) + e.add(); }
                [Traced] internal string Add() => "1";
                [Traced] internal string Add(int n) => "2";
                [Traced] internal string AddInstrumented() => "3";
                [Traced] internal string s_add() => "4";
                [Traced] internal string Add_2() => "5";
                [Traced] internal string add() => "6";
            }
            """),
        new("types called System, Activity, Operation, Microsoft, Task and Exception in the user's namespace", 7, """
            namespace App
            {
                class System { [Traced] public static int A() => 1; }
                class Activity { [Traced] public int B(Activity other) => 2; }
                class Operation { [Traced] internal static Operation C(System s, Operation o) => o; }
                class Microsoft { [Traced] internal static int D<T>() where T : Exception => 4; }
                class Task { [Traced] public static Task E() => new(); }
                class Exception { [Traced] public static Exception F() => new(); }
                class CancellationToken { [Traced] public static int G(CancellationToken token) => 7; }
                static class Run { public static string Go() => $"{System.A()}{new Activity().B(new())}{Operation.C(new(), new())}{Microsoft.D<Exception>()}{Task.E()}{Exception.F()}{CancellationToken.G(new())}"; }
            }
            static class Entry { public static string Run() => App.Run.Go(); }
            """),
        new("global types with the names of ours", 4, """
            class Activity { [Traced] public static int A() => 1; }
            class Operations { [Traced] public static int Operation(Operations o) => 2; [Traced] static int Hidden() => 1; public static int Call() => Hidden(); }
            class OperationProbe { [Traced] public static int Begin(OperationProbe p) => 3; }
            static class Entry { public static int Run() => Activity.A() + Operations.Operation(new()) + OperationProbe.Begin(new()) + Operations.Call(); }
            """),
        new("namespaces called InstrumentGen, System and Generated inside the user's", 3, """
            namespace App.InstrumentGen.Generated { class Operations { [Traced] public static int A() => 1; } }
            namespace App.System.Diagnostics { class Activity { [Traced] public static int B() => 2; } }
            namespace InstrumentGen.Generated { class Mine { [Traced] public static int C() => 3; } }
            static class Entry { public static int Run() => App.InstrumentGen.Generated.Operations.A() + App.System.Diagnostics.Activity.B() + global::InstrumentGen.Generated.Mine.C(); }
            """),
        new("a global type called System: no generated code could name anything", 0, """
            #pragma warning disable CS0437
            class System
            {
                [global::InstrumentGen.Traced] public static int One() => 1;
            }
            static class Entry { public static int Run() => System.One(); }
            """, GlobalName) { Configure = static project => project with { ImplicitUsings = false } },
        new("a global type called Microsoft", 0, """
            #pragma warning disable CS0437
            class Microsoft
            {
                [Traced] public static int One() => 1;
            }
            static class Entry { public static int Run() => Microsoft.One(); }
            """, GlobalName),
        new("types that differ only in case", 6, """
            #pragma warning disable CS8981
            class Box<T> where T : class { [Traced] public static int One() => 1; [Traced] int Hidden(T? t) => 2; public int Call() => Hidden(null); }
            class BOX<U> { [Traced] public static int One() => 3; [Traced] int Hidden(U? t) => 4; public int Call() => Hidden(default); }
            class box { [Traced] public static int One() => 5; [Traced] public static int ONE() => 6; }
            static class Entry { public static int Run() => Box<string>.One() + new Box<string>().Call() + BOX<int>.One() + new BOX<int>().Call() + box.One() + box.ONE(); }
            """),
        new("A_B.C beside A.B_C, with private generic methods in both", 4, """
            namespace A_B { class C<T> where T : struct { [Traced] public int One() => 1; [Traced] private int Two() => 2; public int Call() => Two(); } }
            namespace A { class B_C<T> where T : class { [Traced] public int One() => 3; [Traced] private int Two() => 4; public int Call() => Two(); } }
            static class Entry
            {
                public static string Run() => $"{new A_B.C<int>().One()}{new A_B.C<int>().Call()}{new A.B_C<string>().One()}{new A.B_C<string>().Call()}";
            }
            """),
        new("Box, Box<T> and Box_1", 3, """
            class Box { [Traced] public static int One() => 1; }
            class Box<T> { [Traced] public static int One() => 2; }
            class Box_1 { [Traced] public static int One() => 3; }
            static class Entry { public static string Run() => $"{Box.One()}{Box<int>.One()}{Box_1.One()}"; }
            """),
        new("unicode", 4, """
            namespace Größe.名前空間
            {
                class Zähler<Тип>
                {
                    [Traced] public string Wert(Тип значение, int ñ) => $"{значение}{ñ}";
                    [Traced] string Скрытый(int ⅷ) => $"{ⅷ}";
                    public string Call() => Скрытый(8);
                }
                static class 静的 { [Traced] static int 秘密() => 1; public static int 呼ぶ() => 秘密(); [Traced] public static int a\u0301b() => 2; }
            }
            static class Entry { public static string Run() => new Größe.名前空間.Zähler<int>().Wert(1, 2) + new Größe.名前空間.Zähler<int>().Call() + Größe.名前空間.静的.呼ぶ() + Größe.名前空間.静的.a\u0301b(); }
            """),
        new("global namespace, nested three deep", 2, """
            class A { public class B { public class C { [Traced] public static int One() => 1; [Traced] static int Two() => 2; public static int Call() => Two(); } } }
            static class Entry { public static int Run() => A.B.C.One() + A.B.C.Call(); }
            """),
        new("a property of the type's own name", 2, """
            class Color { [Traced] public static int Static() => 1; [Traced] public int Instance() => 2; }
            class Entry
            {
                Color Color { get; } = new();
                public static int Run() => new Entry().All();
                int All() => Color.Static() + Color.Instance();
            }
            """),
        new("parameters with the names of what generated code calls", 4, """
            class Entry
            {
                public static string Run() => new Entry().Log(1, 2, 3, 4, 5) + Put(1, 2, 3, default, default) + Box<int>.Get(5) + Same(1, 2);
                [Traced] string Log(int call, int self, int exception, int call_, int s_log) => $"{call}{self}{exception}{call_}{s_log}";
                [Traced] internal static string Put(int Operations, int Accessors, int Positions, CancellationToken Put, CancellationToken PutInstrumented) => $"{Operations}";
                [Traced] static int Same(int Accessors, int global) => Accessors;
                class Nothing;
            }
            class Box<T> { [Traced] public static T Get(T value) => value; }
            """),
        new("a parameter that hides a type parameter of its type", 0, """
            class Box<T>
            {
                [Traced] public static int Get(int T) => T;
            }
            static class Entry { public static int Run() => Box<string>.Get(1); }
            """, HiddenTypeParameter),
    ];
}
