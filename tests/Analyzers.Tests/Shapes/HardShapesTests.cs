using InstrumentGen.Generator.Tests.Shapes;

namespace InstrumentGen.Analyzers.Tests.Shapes;

/// <summary>The shapes on which weaving by interceptors is known to break: into code that does not compile, that does something else when it
/// runs, or that is silently not woven. Each is woven and right, or told of. What becomes of outcomes, of a blocked thread with a
/// synchronization context and of calls from other projects, the tests of behaviour and of libraries say.</summary>
public sealed class HardShapesTests
{
    [Theory]
    [InlineData("static method", "static method", "woven")]
    [InlineData("instance method", "instance method", "woven")]
    [InlineData("recursion", "recursion", "woven")]
    [InlineData("call inside a lambda", "lambdas, anonymous methods and local functions", "woven")]
    [InlineData("record", "record with a method and an attribute on the type", "woven")]
    [InlineData("static class", "private methods of a static class", "woven")]
    [InlineData("overloads", "overloads", "woven")]
    [InlineData("generic method, two instantiations", "generic method, several instantiations, inferred and explicit", "woven")]
    [InlineData("generic method with constraints", "constraints of every kind", "woven")]
    [InlineData("generic type, closed and inside", "generic type, closed and open calls, static and instance", "woven")]
    [InlineData("ref, out, in", "ref, out and in", "woven")]
    [InlineData("ref readonly", "ref readonly", "woven")]
    [InlineData("ref return", "ref returns", "woven")]
    [InlineData("span parameter", "spans in and out", "woven")]
    [InlineData("params span", "params span", "woven")]
    [InlineData("struct receiver", "struct in a variable: what the method changes is kept", "woven")]
    [InlineData("tasks with and without results, suspended, failed, canceled", "tasks of every kind, suspended, completed, failed and canceled", "woven")]
    [InlineData("iterator and async iterator", "iterators and async iterators", "woven")]
    [InlineData("extension method in both forms", "extension method in both forms", "woven")]
    [InlineData("extension member", "extension members of C# 14", "woven")]
    [InlineData("private", "private instance, static, generic and overloaded methods", "woven")]
    [InlineData("protected", "protected and private methods of a base, called on this", "woven")]
    [InlineData("private nested type", "method of a private, protected or private protected nested type", "IG0001")]
    [InlineData("interface, annotated there", "interface member of a base interface, generic interface", "woven")]
    [InlineData("interface, annotated on the class", "interface, annotated implementation", "IG0006")]
    [InlineData("virtual call", "virtual, overridden and abstract methods", "woven")]
    [InlineData("base call", "base call: through an accessor it would call itself for ever", "IG0003")]
    [InlineData("expression tree", "expression trees in a lambda", "IG0004")]
    [InlineData("local function", "local functions", "IG0005")]
    [InlineData("async void", "async void", "IG0001")]
    [InlineData("method group", "method groups and delegates", "IG0002")]
    [InlineData("conditional access", "conditional access chains", "woven")]
    [InlineData("dynamic argument", "dynamic arguments are bound at run time", "IG0016")]
    [InlineData("optional and named arguments", "optional and named arguments", "woven")]
    [InlineData("params array", "params array, expanded, as an array and empty", "woven")]
    [InlineData("caller info", "caller info", "woven")]
    [InlineData("keyword as a name", "keywords as names of everything", "woven")]
    [InlineData("nullable value", "nullable values", "woven")]
    [InlineData("pointer", "pointers", "woven")]
    [InlineData("static abstract", "static abstract and static virtual interface members", "IG0001")]
    [InlineData("constrained call on a generic struct", "type parameter that may be a struct: boxing would lose the change", "IG0015")]
    [InlineData("throw before the task", "what is thrown before a task exists is thrown at once", "woven")]
    public async Task Shape_ThatIsHard_IsWovenOrToldOf(string what, string shape, string expected)
    {
        ShapeVerdict verdict = await ShapeVerdict.OfInterceptors(shape);
        Assert.True(verdict.Cell.Contains(expected, StringComparison.Ordinal), $"{what}: {verdict.Cell}");
        Assert.Equal(ShapeCatalogue.All[shape].Spans, verdict.Spans);
    }
}
