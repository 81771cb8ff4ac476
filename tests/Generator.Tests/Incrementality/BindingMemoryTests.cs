using InstrumentGen.Generator.Parsing;
using InstrumentGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Generator.Tests.Incrementality;

/// <summary>What a file calls is remembered while another is edited. Each of these edits, in a file that is not the caller's, gives the call
/// another meaning.</summary>
public sealed class BindingMemoryTests
{
    const string Source = """
        // file: Caller.cs
        using Shop.Tools;
        namespace Shop;
        public class Caller
        {
            public int Call(Store store) => new Till().Take(store.Kept) + Make.One().Take(store.Kept) + new Scale().Weigh(new Box()) + new Scale().Weigh(store.Load) + Make.One().Take(store.Count.Value);
        }
        // file: Till.cs
        namespace Shop;
        public class Till { [Traced] public int Take(long price) => 1; public int Take(string price) => 2; }
        public class Scale { [Traced] public int Weigh(Thing thing) => 1; public int Weigh(object other) => 2; }
        // file: Store.cs
        namespace Shop;
        public class Store { public Unit Kept = 1; public Crate Load = new(); public Number Count = new(); }
        // file: Unit.cs
        global using Unit = System.Int64;
        // file: Thing.cs
        namespace Shop;
        public class Thing;
        // file: Box.cs
        namespace Shop;
        public class Box : Thing;
        // file: Crate.cs
        namespace Shop;
        public class Crate : Thing;
        // file: Number.cs
        namespace Shop;
        public class Number : Base;
        public class Base { public long Value => 1; }
        public class Texts { public string Value => ""; }
        // file: Make.cs
        namespace Shop;
        public static class Make { public static Till One() => new(); }
        // file: Tools.cs
        namespace Shop.Tools;
        public static class Tool { }
        """;

    public static TheoryData<string, string, string, string> Edits => new()
    {
        { "type of a field that an argument is", "Store.cs", "public Unit Kept = 1;", "public string Kept = \"\";" },
        { "global using that a field's type is named by", "Unit.cs", "System.Int64", "System.String" },
        { "base class of an argument's type", "Box.cs", " : Thing", "" },
        { "conversion of an argument's type", "Box.cs", " : Thing;", " { public static implicit operator Thing(Box box) => new(); }" },
        { "overload that fits better", "Till.cs", "public int Take(string price) => 2;", "public int Take(string price) => 2; public int Take(long price, int tip = 0) => 3; public int Weigh(Box box) => 4;" },
        { "overload in another part of the type", "Till.cs", "public int Weigh(object other) => 2;", "public int Weigh(object other) => 2; public int Weigh(Box box) => 3;" },
        { "result of a method that the call is made on", "Make.cs", "public static Till One() => new();", "public static Other One() => new(); public class Other { public int Take(long price) => 5; }" },
        { "type of a parameter moved to another namespace", "Thing.cs", "namespace Shop;", "namespace Shop.Tools;" },
        { "attribute taken away", "Till.cs", "[Traced] public int Take", "public int Take" },
        { "attribute added to the other overload", "Till.cs", "public int Take(string price)", "[Traced] public int Take(string price)" },
        { "type of the receiver hidden by another", "Tools.cs", "public static class Tool { }", "} namespace Shop { public partial class Caller2 { } public class Tool2 { public class Till { } }" },
        { "parameter's type by an alias of its file", "Till.cs", "namespace Shop;", "using Thing = System.Exception;\nnamespace Shop;" },
        { "base class of a type that the caller does not name", "Crate.cs", " : Thing", "" },
        { "base class that a member is inherited from", "Number.cs", "Number : Base", "Number : Texts" },
        { "body alone", "Make.cs", "=> new();", "=> new Till();" },
    };

    [Theory, MemberData(nameof(Edits))]
    public void Edit_InAnotherFile_GivesWhatAFreshRunGives(string edit, string file, string old, string replacement)
    {
        GeneratorRun before = (TestProject.OfFiles(Source) with { Name = "Shop" }).Generate();
        GeneratorRun after = before.Edit(file, text =>
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            return text.Replace(old, replacement, StringComparison.Ordinal);
        });
        Assert.NotEmpty(edit);
        Assert.Equal(Fresh(after), after.Outputs);
        // And back again: nothing that was remembered before may return where it is wrong.
        GeneratorRun back = after.Edit(file, _ => before.Project.Files.Single(one => one.Path == file).Text);
        Assert.Equal(before.Outputs, back.Outputs);
    }

    [Fact]
    public void Names_OfABodyAlone_AreNone()
    {
        Assert.Equal([], Changed("class A { int M() => 1; int P { get { return 1; } } int F = 1; A() { } }", "class A { int M() => 2; int P { get { return 2; } } int F = 2; A() { M(); } }"));
        Assert.Equal(["M"], Changed("class A { int M() => 1; }", "class A { long M() => 1; }"));
        Assert.Equal(["A"], Changed("class A { }", "class A : System.Exception { }"));
        Assert.Equal(["New"], Changed("class A { }", "class A { int New; }"));
    }

    [Fact]
    public void Names_ThatDependOnAChangedOne_AreAmongThem() =>
        Assert.Equal(["A", "B", "Field", "Get"], Changed("class A { } class B : A { } class C { B Field; A Get() => new(); int Other; }", "class A : System.Exception { } class B : A { } class C { B Field; A Get() => new(); int Other; }"));

    [Fact]
    public void Names_OfWhatHasNone_AreAll()
    {
        Assert.Null(Changes("class A { }", "global using X = System.Int32; class A { }"));
        Assert.Null(Changes("static class A { }", "static class A { public static int GetAwaiter(this int a) => a; }"));
    }

    static string[] Changed(string before, string after) => [.. Changes(before, after)!.Order(StringComparer.Ordinal)];

    static HashSet<string>? Changes(string before, string after)
    {
        CSharpCompilation compilation = CSharpCompilation.Create("a");
        return Environment(after).ChangedSince(Environment(before));

        BindingEnvironment Environment(string code) => new(compilation, [DeclarationIndex.Create(CSharpSyntaxTree.ParseText(code), CancellationToken.None)]);
    }

    // A project that is parsed again has nothing to be remembered.
    static IEnumerable<KeyValuePair<string, string>> Fresh(GeneratorRun run) => GeneratorRun.Of(run.Project).Outputs;
}
