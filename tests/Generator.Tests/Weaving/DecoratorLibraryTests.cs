using System.Collections.Immutable;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using InstrumentGen.Generator.Tests.Harness;

namespace InstrumentGen.Generator.Tests.Weaving;

/// <summary>Decorated interfaces of one project that another uses, and interfaces that another project decorates.</summary>
public sealed class DecoratorLibraryTests
{
    const string Use = "static class Entry { public static object? Run() => Decorated<IStock>(new Stock()).Take(3); } class Stock : IStock { public int Take(int n) => n; }";

    [Fact]
    public void Manifest_OfALibrary_DoesNotLeaveDecoratedOperationsToCallers() =>
        Assert.DoesNotContain("OperationManifest", TestProject.Of("[Decorated] public interface IStock { int Take(int n); }").Generate().Output("Assembly.g.cs"), StringComparison.Ordinal);

    [Theory]
    [InlineData("[Decorated] public interface IStock { int Take(int n); }", "", "IStock.Take")]
    [InlineData("[Decorated, Traced] public interface IStock { [Operation(\"take\")] int Take(int n); }", "", "take")]
    [InlineData("[assembly: Decorate(typeof(IStock))] public interface IStock { int Take(int n); }", "", "IStock.Take")]
    [InlineData("public interface IStock { int Take(int n); }", "[assembly: Decorate(typeof(IStock))] ", "IStock.Take")]
    [InlineData("public interface IStock { [Traced] int Take(int n); }", "", "IStock.Take")]
    // Refused: who calls it records it.
    [InlineData("public interface IStock { [Traced] int Take(int n); }", "[assembly: Decorate(typeof(IStock))] ", "IStock.Take")]
    [InlineData("[Decorated] public interface IStock { int Take(int n); }", "[assembly: Decorate(typeof(IStock))] ", "IStock.Take")]
    public void Interface_OfALibrary_IsOneSpanACall(string library, string request, string span)
    {
        GeneratorRun built = TestProject.Of(library).Generate();
        Assert.Empty(built.Woven.Problems);
        Execution execution = Run(built.ToLibrary(), request + Use);
        Assert.Equal(("3", span), (execution.Result, Assert.Single(execution.Spans)));
    }

    /// <summary>The base's decorator stands in the library, and its operations in the library's telemetry; the derived interface's own
    /// decorator must record them too.</summary>
    [Fact]
    public void Interface_ThatInheritsADecoratedOne_RecordsItsOperations()
    {
        GeneratorRun built = TestProject.Of("[Decorated] public interface IStock<T> { T Take(T n); }").Generate();
        Execution execution = Run(built.ToLibrary(), """
            [Decorated] interface IBins : IStock<int> { int Count(); }
            class Bins : IBins { public int Take(int n) => n; public int Count() => 4; }
            static class Entry { public static object? Run() { IBins bins = Decorated<IBins>(new Bins()); return bins.Take(3) + bins.Count(); } }
            """);
        Assert.Equal(("7", "IStock.Take IBins.Count"), (execution.Result, string.Join(' ', execution.Spans)));
    }

    [Fact]
    public void Partial_BehindADecoratedInterfaceOfALibrary_GivesWay()
    {
        GeneratorRun built = TestProject.Of("[Decorated] public interface IStock { int Take(int n); }").Generate();
        Execution execution = Run(built.ToLibrary(), """
            partial class Stock : IStock { [Traced] public partial int Take(int n); int TakeCore(int n) => n; }
            static class Entry { public static object? Run() => Decorated<IStock>(new Stock()).Take(3); }
            """);
        Assert.Equal(("3", "IStock.Take"), (execution.Result, Assert.Single(execution.Spans)));
    }

    [Fact]
    public void Interface_OfThePlatform_IsDecoratedForItsUser()
    {
        GeneratorRun run = DecoratedObjects.With(TestProject.Of("""
            [assembly: Decorate(typeof(IComparer<>)), Decorate(typeof(System.ComponentModel.INotifyPropertyChanged))]
            static class Entry { public static object? Run() => Decorated<IComparer<int>>(Comparer<int>.Default).Compare(1, 2); }
            """)).Generate();
        Assert.Empty(run.Woven.Problems);
        Execution execution = Execution.Of(run.Woven);
        Assert.Equal(("-1", "IComparer.Compare"), (execution.Result, Assert.Single(execution.Spans)));
        // An event cannot be recorded.
        Assert.Contains("OperationDecorators.Leave(typeof(global::System.ComponentModel.INotifyPropertyChanged));", run.Output("InstrumentGen.Decorators.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public interface IStock { [Traced] int Take(int n); }", RefusalReason.RecordedByCallers)]
    [InlineData("[Decorated] public interface IStock { int Take(int n); }", RefusalReason.DecoratedElsewhere)]
    internal void Interface_ThatAnotherAssemblyRecords_IsRefused(string library, RefusalReason reason)
    {
        LibraryImage image = (TestProject.Of(library) with { Name = "Lib" }).Generate().ToLibrary();
        var compilation = (TestProject.Of("") with { Libraries = [image] }).Compile();
        Assert.Equal(new Refusal(reason, "Lib"), DecoratorRules.Check(compilation.GetTypeByMetadataName("IStock")!, compilation));
    }

    [Theory]
    [InlineData("InstrumentGenEnabled", "false", "Leave(typeof(global::IStock));", "")]
    [InlineData("InstrumentGenIntercept", "false", "Add<global::IStock>(", "IStock.Take")]
    public void Switch_OfTheProject_LeavesServicesAsTheyAre(string property, string value, string registration, string spans)
    {
        TestProject project = DecoratedObjects.With(TestProject.Of("[Decorated] interface IStock { int Take(int n); } " + Use));
        GeneratorRun run = (project with { Properties = ImmutableDictionary<string, string>.Empty.Add(property, value) }).Generate();
        Assert.Empty(run.Woven.Problems);
        Assert.Contains(registration, run.Output("InstrumentGen.Decorators.g.cs"), StringComparison.Ordinal);
        Execution execution = Execution.Of(run.Woven);
        Assert.Equal(("3", spans), (execution.Result, string.Join(' ', execution.Spans)));
    }

    static Execution Run(LibraryImage library, string source)
    {
        GeneratorRun run = (DecoratedObjects.With(TestProject.Of(source)) with { Libraries = [library] }).Generate();
        Assert.Empty(run.Woven.Problems);
        return Execution.Of(run.Woven, library);
    }
}
