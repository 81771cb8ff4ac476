using InstrumentGen.Generator.Tests.Harness;
using InstrumentGen.Generator.Weaving;

namespace InstrumentGen.Generator.Tests.Incrementality;

/// <summary>What an edit computes anew of decorators: one is written when its interface changes, and then alone.</summary>
public sealed class DecoratorEditTests
{
    const string Source = """
        // file: IStock.cs
        namespace Shop;
        [Decorated, Traced]
        public interface IStock
        {
            int Take(int n);
        }
        // file: IBins.cs
        namespace Shop;
        [Decorated] public interface IBins : IStock { int Count(); }
        // file: Stock.cs
        [assembly: Decorate(typeof(Shop.ICrates))]
        namespace Shop;
        public interface ICrates { int Open(); }
        public class Stock : IStock { public int Take(int n) => n; }
        """;

    [Theory]
    [InlineData("Stock.cs", "=> n", "=> n + 1", "Cached", "Cached", "")]
    [InlineData("Stock.cs", "public class", "// c\npublic class", "Cached", "Cached", "")]
    [InlineData("Stock.cs", "public interface", "// c\npublic interface", "Cached", "Cached", "InstrumentGen.CataloguePositions.g.cs Shop.ICrates.Positions.g.cs")]
    [InlineData("IStock.cs", "[Decorated", "// c\n[Decorated", "Cached", "Cached", "InstrumentGen.CataloguePositions.g.cs Shop.IStock.Positions.g.cs")]
    [InlineData("Stock.cs", "int Open();", "int Open(); int Count { get; }", "Modified", "Modified Unchanged", "Shop.ICrates.Decorator.g.cs")]
    [InlineData("IBins.cs", "int Count();", "int Count(); event System.Action E;", "Modified", "Modified Unchanged", "Shop.IBins.Decorator.g.cs")]
    [InlineData("IStock.cs", "int Take", "[Operation(\"take\")] int Take", "Cached", "Modified Unchanged", "InstrumentGen.Catalogue.g.cs Shop.IBins.Decorator.g.cs Shop.IStock.Decorator.g.cs Shop.IStock.Operations.g.cs Shop.IStock.Positions.g.cs")]
    public void Edit_Made_WritesTheDecoratorsThatItChanges(string file, string old, string text, string decorations, string decorators, string written)
    {
        GeneratorRun before = GeneratorRun.Of(TestProject.OfFiles(Source) with { Name = "Shop", WarningsAsErrors = false }, new InstrumentGenerator());
        GeneratorRun after = before.Edit(file, current => current.Replace(old, text, StringComparison.Ordinal));
        Assert.NotEqual(before.Project.Files, after.Project.Files);
        Assert.Equal(
            (decorations, decorators, written),
            (StepReasons.Of(after, TrackingNames.Decorations), StepReasons.Of(after, TrackingNames.Decorators), string.Join(' ', StepReasons.Written(after))));
        Assert.Equal(GeneratorRun.Of(after.Project).Outputs, after.Outputs);
        Assert.Empty(after.NewProblems);
    }
}
