using static InstrumentGen.Generator.Model.RefusalReason;

namespace InstrumentGen.Generator.Tests.Shapes;

/// <summary>Attributes of the platform on what is instrumented.</summary>
static class AttributeShapes
{
    public static readonly Shape[] All =
    [
        new("obsolete methods, a warning and an error", 3, """
            class Entry
            {
                [Obsolete] public static int Run() => Old() + new Entry().Hidden() + Error();
                [Obsolete("old")] [Traced] internal static int Old() => 1;
                [Obsolete("old")] [Traced] int Hidden() => 2;
                [Obsolete("gone", error: true)] [Traced] internal static int Error() => 3;
            }
            """),
        new("obsolete types that are errors, in every place of a signature", 9, """
            #pragma warning disable CS0618
            [Obsolete("gone", true)] class Gone { }
            [Obsolete("gone", true)] interface IGone { }
            [Obsolete("gone", true)] class Holder { [Traced] public static int A() => 1; public class Inner { [Traced] public int B() => 2; } }
            [Obsolete("gone", true)] class Cage<T> where T : Gone { [Traced] public int H() => J() + K(null); [Traced] int J() => 0; [Traced] static int K(Gone? gone) => 0; }
            class Box<T> { }
            class Entry
            {
                [Obsolete] public static int Run() => Holder.A() + new Holder.Inner().B() + new Cage<Gone>().H() + C(null) + (D()?.Length ?? 4) + E<Gone>(null) + F<IGone>();
                [Obsolete] [Traced] internal static int C(Gone? gone) => 3;
                [Obsolete] [Traced] internal static Gone[]? D() => null;
                [Obsolete] [Traced] int G(Box<Box<Gone>>? gone) => 5;
                [Obsolete] [Traced] internal static int E<T>(Box<T>? gone) => 5;
                [Obsolete] [Traced] internal static int F<T>() where T : IGone => 6;
            }
            """),
        new("obsolete types in signatures of methods that are not obsolete", 4, """
            #pragma warning disable CS0618
            [Obsolete("gone")] class Gone { public class Inner { } }
            class Box<T> { }
            class Entry
            {
                public static int Run() => A(null) + new Entry().B(null) + C([]) + D(null);
                [Traced] internal static int A(Box<Gone>? gone) => 1;
                [Traced] int B(Gone[]? gone) => 2;
                [Traced] internal static int C(List<(int, Gone)> gone) => 3;
                [Traced] internal static int D(Gone.Inner? gone) => 4;
            }
            """),
        new("an expected exception that is obsolete", 1, """
            #pragma warning disable CS0618
            [Obsolete("gone")] class GoneException : Exception { }
            class Entry
            {
                public static int Run() => A();
                [Operation("a", Expected = [typeof(GoneException)])] [Traced] internal static int A() => 1;
            }
            """),
        new("experimental methods and types, alone, as arguments and as arrays", 5, """
            using System.Diagnostics.CodeAnalysis;
            #pragma warning disable EXP01, EXP02, EXP03
            [Experimental("EXP01")] class Exp { public class Inner { } }
            [Experimental("EXP02")] class ExpException : Exception { }
            class Entry
            {
                public static int Run() => A() + B(null) + C([]) + new Entry().D(null) + E<Exp>();
                [Experimental("EXP03")] [Traced] internal static int A() => 1;
                [Traced] internal static int B(Exp? e) => 2;
                [Traced] internal static int C(List<Exp[]> e) => 3;
                [Operation("d", Expected = [typeof(ExpException)])] [Traced] int D(Exp.Inner? e) => 4;
                [Traced] internal static int E<T>() where T : Exp => 5;
            }
            """),
        new("an experimental type with members", 2, """
            using System.Diagnostics.CodeAnalysis;
            #pragma warning disable EXP01
            [Experimental("EXP01")] class Exp<T> { [Traced] public static int A() => 1; [Traced] static int B() => 2; public static int Call() => B(); }
            class Entry { public static int Run() => Exp<int>.A() + Exp<int>.Call(); }
            """),
        new("an experimental assembly", 1, """
            [assembly: System.Diagnostics.CodeAnalysis.Experimental("EXP01")]
            class Entry { public static int Run() => A(); [Traced] internal static int A() => 1; }
            """),
        new("trimming attributes, the same on the method and on its type", 3, """
            using System.Diagnostics.CodeAnalysis;
            [RequiresUnreferencedCode("type")] [RequiresDynamicCode("type\n\"two\"", Url = "https://example.org")]
            class Entry
            {
                public static int Run() => A() + new Entry().B<Entry>(typeof(Entry)) + C();
                [RequiresUnreferencedCode("method")] [RequiresDynamicCode("method")] [RequiresAssemblyFiles] [Traced] internal static int A() => 1;
                [Traced] int B<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] T>([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] Type t) => 2;
                [RequiresAssemblyFiles("files", Url = "u")] [Traced] static int C() => 3;
            }
            """),
        new("methods that do not return, and nullable flow", 3, """
            using System.Diagnostics.CodeAnalysis;
            static class Entry
            {
                public static string Run()
                {
                    string? text = Maybe(out string? other) ? other : null;
                    if (text is null) Fail();
                    try { return Keep(text).Length.ToString(); } catch (InvalidOperationException) { return "x"; }
                }
                [Traced] static bool Maybe([NotNullWhen(true)] out string? text) => (text = "a") is not null;
                [DoesNotReturn] [Traced] internal static void Fail() => throw new InvalidOperationException("failed");
                [Traced] [return: NotNullIfNotNull(nameof(text))] internal static string? Keep([AllowNull] string text) { if (text == "a") Fail(); return text; }
            }
            """),
        new("conditional methods and overrides of one", 0, """
            #define LOUD
            using System.Diagnostics;
            class Base { [Conditional("LOUD")] public virtual void Say() => Entry.Text += "base"; }
            class Derived : Base { [Traced] public override void Say() => Entry.Text += "derived"; }
            static class Entry
            {
                public static string Text = "";
                public static string Run() { new Derived().Say(); Loud(); return Text; }
                [Conditional("LOUD")] [Traced] static void Loud() => Text += "loud";
            }
            """, Conditional, Conditional),
        new("platform, compiler and debugger attributes", 4, """
            using System.Diagnostics;
            using System.Runtime.CompilerServices;
            using System.Runtime.Versioning;
            static class Entry
            {
                public static int Run() => A() + B() + C() + D();
                [SupportedOSPlatform("linux")] [Traced] internal static int A() => 1;
                [MethodImpl(MethodImplOptions.NoInlining)] [DebuggerStepThrough] [Traced] internal static int B() => 2;
                [OverloadResolutionPriority(1)] [Traced] internal static int C(int n = 1) => 3;
                internal static int C() => 30;
                [SkipLocalsInit] [Traced] static int D() => 4;
            }
            """),
        new("overload resolution priority: generated code calls the same overload", 4, """
            using System.Runtime.CompilerServices;
            static class Entry
            {
                public static string Run() { string[] a = ["a"]; return A(a) + A(s: a) + A(t: a) + B("x") + B((object)"y") + B(t: "z"); }
                [OverloadResolutionPriority(1)] internal static string A(IEnumerable<string> s) => "priority";
                [Traced] internal static string A(string[] t) => "array";
                [OverloadResolutionPriority(1)] [Traced] internal static string B(object s) => "priority";
                [Traced] internal static string B(string t) => "string";
            }
            """),
        new("overload resolution priority in an interface and in a struct", 2, """
            using System.Runtime.CompilerServices;
            interface IShow { [OverloadResolutionPriority(1)] string A(object s); [Traced] string A(string t); }
            class Show : IShow { public string A(object s) => "priority"; public string A(string t) => "string"; }
            struct Counter { public int N; [OverloadResolutionPriority(1)] public void Add(long a) => N = -1; [Traced] public void Add(int b) => N += b; }
            static class Entry
            {
                public static string Run() { IShow show = new Show(); var c = new Counter(); c.Add(b: 5); return show.A("a") + show.A(t: "a") + c.N; }
            }
            """),
        new("an override beside an overload that is declared with it", 3, """
            class Base { public virtual string A(string text) => "base"; }
            class Derived : Base
            {
                [Traced] public override string A(string text) => "override";
                [Traced] public string A(object value, int n = 0) => "overload";
            }
            static class Entry
            {
                public static string Run() => new Derived().A("a") + new Derived().A(text: "a") + new Derived().A(value: "a");
            }
            """),
    ];
}
