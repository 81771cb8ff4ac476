using System.Text.Json;
using InstrumentGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Tests.Weaving;

/// <summary>What the build writes down of an assembly's operations.</summary>
public sealed class CatalogueTests
{
    [Fact]
    public void Catalogue_OfAnAssembly_HasItsOperationsWhetherCalledOrNot()
    {
        JsonElement catalogue = Catalogue(TestProject.Of("""
            [assembly: System.Reflection.AssemblyVersion("4.3.2.1")]
            namespace Shop;
            [Traced(Kind = System.Diagnostics.ActivityKind.Client)]
            public class Till
            {
                [Operation("till.add", Expected = [typeof(TimeoutException), typeof(Refused), typeof(Refused.By<Till>)])]
                [Metered(Buckets = [0.25, 1])] public int Add(int price) => price;
                [Traced] private void Hidden() { }
                [Traced] public async void Refused() => await Task.Yield();
                [NotInstrumented] public int None() => Add(1);
            }
            public class Refused : Exception { public class By<T> : Exception; }
            """) with { Name = "Shop" });

        Assert.Equal(("Shop", "4.3.2.1"), (catalogue.GetProperty("scope").GetProperty("name").GetString(), catalogue.GetProperty("scope").GetProperty("version").GetString()));
        JsonElement[] operations = [.. catalogue.GetProperty("operations").EnumerateArray()];
        Assert.Equal(["M:Shop.Till.Add(System.Int32)", "M:Shop.Till.Hidden"], operations.Select(static one => one.GetProperty("id").GetString()));
        Assert.Equal(["till.add", "Till.Hidden"], operations.Select(static one => one.GetProperty("name").GetString()));
        Assert.Equal(["client", "internal"], operations.Select(static one => one.GetProperty("span").GetProperty("kind").GetString()));
        Assert.Equal([0.25, 1], operations[0].GetProperty("buckets").EnumerateArray().Select(static one => one.GetDouble()));
        Assert.Equal(
            ["System.TimeoutException", "Shop.Refused", "Shop.Refused.By<Shop.Till>"],
            operations[0].GetProperty("expected").EnumerateArray().Select(static one => one.GetString()));
    }

    [Fact]
    public void Positions_OfAnAssembly_AreOfItsCatalogueOnly()
    {
        JsonElement positions = Document(TestProject.OfFiles("""
            // file: src/Till.cs
            public class Till
            {
                [Traced] public async void Refused() => await Task.Yield();
                [Traced] public int Add() => 1;
            }
            // file: src/Box.cs
            public partial class Box { [Traced] public partial int Open(); }
            // file: src/Box.Open.cs
            public partial class Box
            {
                public partial int Open() => 1;
            }
            """), "OperationCataloguePositionsAttribute").GetProperty("positions");
        Assert.Equal(
            [("M:Box.Open", "src/Box.Open.cs", 3), ("M:Till.Add", "src/Till.cs", 4)],
            positions.EnumerateArray().Select(static one => (one.GetProperty("id").GetString()!, one.GetProperty("file").GetString()!, one.GetProperty("line").GetInt32())));
    }

    [Fact]
    public void LogEvents_OfAnAssembly_AreThoseThatAreWritten()
    {
        TestProject project = TestProject.OfFiles("""
            // file: src/Log.cs
            using Microsoft.Extensions.Logging;
            public partial class Log(ILogger<Log> logger)
            {
                [LogEvent(LogLevel.Warning, "Card {Card} of {Name} declined {Times,3} times", EventName = "card.declined", EventId = 7)]
                public partial void Declined(Exception exception, [Sensitive(Redaction = Redaction.Mask)] string card, [Personal] string name, int times);
                [LogEvent("Told")] public partial void Told(LogLevel level);
                [Scope("Order {OrderId}")] public partial IDisposable? Order(Guid orderId);
            }
            public static partial class Lost { [LogEvent(LogLevel.Warning, "Nowhere")] static partial void Nowhere(); }
            """);
        JsonElement catalogue = Catalogue(project);
        Assert.Equal(
            """{"id":"M:Log.Declined(System.Exception,System.String,System.String,System.Int32)","name":"card.declined","eventId":7,"function":"Log.Declined","level":"warning","message":"Card {Card} of {Name} declined {Times,3} times","fields":[{"name":"Card","redaction":"mask"},{"name":"Name","redaction":"erased"},{"name":"Times"}]}""",
            Compact(catalogue.GetProperty("logEvents")[0]));
        JsonElement told = catalogue.GetProperty("logEvents")[1];
        Assert.Equal(("Told", "Told"), (told.GetProperty("name").GetString(), told.GetProperty("message").GetString()));
        Assert.False(told.TryGetProperty("level", out _));
        Assert.Equal(2, catalogue.GetProperty("logEvents").GetArrayLength());
        Assert.Equal("""[{"id":"M:Log.Order(System.Guid)","function":"Log.Order","message":"Order {OrderId}","fields":[{"name":"OrderId"}]}]""", Compact(catalogue.GetProperty("logScopes")));
        Assert.Equal(
            [("M:Log.Declined(System.Exception,System.String,System.String,System.Int32)", 5), ("M:Log.Order(System.Guid)", 7), ("M:Log.Told(Microsoft.Extensions.Logging.LogLevel)", 6)],
            Document(project, "OperationCataloguePositionsAttribute").GetProperty("positions").EnumerateArray().Select(static one => (one.GetProperty("id").GetString()!, one.GetProperty("line").GetInt32())));
    }

    [Fact]
    public void LogEvents_WhereTheBuildIsSwitchedOff_AreInNoCatalogue()
    {
        TestProject project = TestProject.Of("""
            using Microsoft.Extensions.Logging;
            static partial class Log { [LogEvent(LogLevel.Warning, "a")] internal static partial void A(ILogger logger); }
            """);
        Assert.DoesNotContain("InstrumentGen.Catalogue.g.cs", (project with { Properties = project.Properties.Add("InstrumentGenEnabled", "false") }).Generate().Outputs.Keys);
        Assert.Contains("InstrumentGen.Catalogue.g.cs", project.Generate().Outputs.Keys);
    }

    [Fact]
    public void Coverage_OfAnAssembly_CountsTheCallsOfOperationsThatCallersRecord()
    {
        TestProject project = TestProject.Of("""
            public class Till
            {
                [Traced] public virtual int Add(int n) => n;
                [Traced] public int Alone() => 1;
                int Twice() => Add(1) + new Till().Add(2);
                System.Linq.Expressions.Expression<Func<int>> Tree() => () => Add(1);
            }
            public class Other : Till { int Base() => base.Add(1); }
            public interface ITaken { [Traced] int Take(); }
            public struct Taker : ITaken { public int Take() => 1; static int Boxed<T>(T one) where T : ITaken => one.Take(); static int Plain(ITaken one) => one.Take(); }
            public partial class Half { [Traced] public partial int Run(); int RunCore() => 1; int Call() => Run(); }
            [Decorated, Traced] public interface IDone { int Do(); }
            static class Uses { static int Do(IDone one) => one.Do(); }
            """);
        Assert.Equal(
            ["M:ITaken.Take 1 of 2", "M:Till.Add(System.Int32) 2 of 3", "M:Till.Alone 0 of 0"],
            Document(project, "OperationCatalogueCoverageAttribute").GetProperty("coverage").EnumerateArray().Select(static one =>
                $"{one.GetProperty("id").GetString()} {one.GetProperty("woven").GetInt32()} of {one.GetProperty("woven").GetInt32() + one.GetProperty("missed").GetInt32()}"));
        Assert.Equal(
            ["M:Half.Run method", "M:IDone.Do decorator", "M:ITaken.Take caller", "M:Till.Add(System.Int32) caller", "M:Till.Alone caller"],
            Catalogue(project).GetProperty("operations").EnumerateArray().Select(static one => $"{one.GetProperty("id").GetString()} {one.GetProperty("recordedBy").GetString()}"));
    }

    [Fact]
    public void Coverage_WhereCallsAreNotWoven_IsNotCounted()
    {
        TestProject project = TestProject.Of("class Till { [Traced] public int Add() => 1; int Call() => Add(); }") with { InterceptorsNamespaces = null };
        Assert.DoesNotContain(project.Generate().Outputs.Keys, static file => file.Contains("Coverage", StringComparison.Ordinal));
    }

    [Fact]
    public void Catalogue_OfCaller_LeavesOutOperationsOfLibraries()
    {
        LibraryImage library = TestProject.Of("public static class Lib { [Traced] public static int One() => 1; }").Generate().ToLibrary();
        JsonElement catalogue = Catalogue(TestProject.Of("static class App { [Traced] static int Two() => Lib.One(); }") with { Libraries = [library] });
        Assert.Equal(["M:App.Two"], catalogue.GetProperty("operations").EnumerateArray().Select(static one => one.GetProperty("id").GetString()));
    }

    [Fact]
    public void Catalogue_NamesThatMustBeEscaped_AreReadAsWritten()
    {
        const string Name = "a \"\"\"quoted\"\"\" {name} [red]\\ é \U0001F600";
        JsonElement catalogue = Catalogue(TestProject.Of($$"""
            static class C { [Metered, Operation({{Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(Name, quote: true)}})] public static int @class() => 1; }
            """));
        Assert.Equal(Name, catalogue.GetProperty("operations")[0].GetProperty("name").GetString());
        Assert.Equal(Name, catalogue.GetProperty("metrics")[0].GetProperty("labels")[0].GetProperty("values")[0].GetString());
    }

    [Fact]
    public void Friends_BothWithCatalogue_HaveOneEach()
    {
        LibraryImage library = TestProject.Of("""
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("App3")]
            static class Lib { [Traced] internal static int One() => 1; }
            """).Generate().ToLibrary();
        JsonElement catalogue = Catalogue(TestProject.Of("static class App { [Traced] static int One() => Lib.One(); }") with { Name = "App3", Libraries = [library] });
        Assert.Equal("App3", catalogue.GetProperty("scope").GetProperty("name").GetString());
    }

    static string Compact(JsonElement element) => JsonSerializer.Serialize(element);

    static JsonElement Catalogue(TestProject project) => Document(project, "OperationCatalogueAttribute");

    // From the built assembly, as the tool reads it.
    static JsonElement Document(TestProject project, string attribute)
    {
        GeneratorRun run = project.Generate();
        Assert.Empty(run.NewProblems);
        MetadataReference built = MetadataReference.CreateFromImage(run.Woven.Image);
        var symbol = (IAssemblySymbol)run.Plain.Compilation.AddReferences(built).GetAssemblyOrModuleSymbol(built)!;
        AttributeData data = Assert.Single(symbol.GetAttributes(), one => one.AttributeClass!.Name == attribute);
        return JsonDocument.Parse((string)data.ConstructorArguments[0].Value!).RootElement;
    }
}
