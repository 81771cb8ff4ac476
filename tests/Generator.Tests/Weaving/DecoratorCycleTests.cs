using InstrumentGen.Generator.Tests.Harness;

namespace InstrumentGen.Generator.Tests.Weaving;

/// <summary>Decorators of what decorators are made of.</summary>
public sealed class DecoratorCycleTests
{
    [Theory]
    [InlineData("InstrumentGen.IOperationDecorator", "class C : IOperationDecorator { public object Decorated => this; }")]
    [InlineData("System.IDisposable", "class C : IDisposable { public void Dispose() { } }")]
    [InlineData("System.IAsyncDisposable", "class C : IAsyncDisposable { public ValueTask DisposeAsync() => default; }")]
    [InlineData("IBoth", "interface IBoth : IDisposable, IAsyncDisposable; class C : IBoth { public void Dispose() { } public ValueTask DisposeAsync() => default; }")]
    [InlineData("ISelf", "interface ISelf : IOperationDecorator { int M(); } class C : ISelf { public object Decorated => this; public int M() => 1; }")]
    public void Interface_OfDecoratorsThemselves_BreaksNothing(string contract, string types)
    {
        GeneratorRun run = DecoratedObjects.With(TestProject.Of($$"""
            [assembly: Decorate(typeof({{contract}}))]
            {{types}}
            static class Entry { public static object Run() => Decorated<{{contract}}>(new C()) is not null; }
            """)).Generate();
        Assert.True(!run.NewProblems.Any(), string.Join("\n", run.NewProblems));
        Assert.Equal("True", Execution.Of(run.Woven).Result);
    }
}
