using System.Text.Json;
using InstrumentGen.Tool.Tests.Harness;

namespace InstrumentGen.Tool.Tests;

/// <summary>The catalogue of assemblies that were built with the generator.</summary>
public sealed class CatalogTests : IDisposable
{
    const string Till = """
        using InstrumentGen;
        [assembly: System.Reflection.AssemblyVersion("4.3.2.1")]
        namespace Shop;
        public class Till
        {
            [Traced(Kind = System.Diagnostics.ActivityKind.Server), Metered(Buckets = new[] { 0.25, 1.5 })]
            [Operation("till [red]add[/]", Expected = new[] { typeof(System.TimeoutException) })]
            public int Add(int price) => price;

            [Traced] public void Remove() { }

            public int Twice() => Add(2);
        }
        """;

    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Json_OfAnAssembly_IsItsCatalogueWithPositions()
    {
        using JsonDocument document = JsonDocument.Parse((await ToolRun.OfAsync("catalog", Shop(), "--format", "json")).Succeeded());
        Assert.Equal(1, document.RootElement.GetProperty("version").GetInt32());
        JsonElement assembly = Assert.Single(document.RootElement.GetProperty("assemblies").EnumerateArray());
        Assert.Equal("""{"name":"Shop","version":"4.3.2.1"}""", Compact(assembly.GetProperty("scope")));
        JsonElement[] operations = [.. assembly.GetProperty("operations").EnumerateArray()];
        Assert.Equal(
            """{"id":"M:Shop.Till.Add(System.Int32)","name":"till [red]add[/]","function":"Shop.Till.Add","recordedBy":"caller","span":{"kind":"server"},"metrics":["operation.active","operation.duration"],"buckets":[0.25,1.5],"expected":["System.TimeoutException"],"position":{"file":"src/Till.cs","line":8},"calls":{"woven":1,"missed":0}}""",
            Compact(operations[0]));
        Assert.Equal(
            """{"id":"M:Shop.Till.Remove","name":"Till.Remove","function":"Shop.Till.Remove","recordedBy":"caller","span":{"kind":"internal"},"metrics":[],"expected":[],"position":{"file":"src/Till.cs","line":10},"calls":{"woven":0,"missed":0}}""",
            Compact(operations[1]));
        Assert.Equal(["operation.active", "operation.duration"], assembly.GetProperty("metrics").EnumerateArray().Select(static one => one.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Table_OfAnAssembly_HasARowForEachOperation()
    {
        string[] lines = (await ToolRun.OfAsync("catalog", Shop())).Succeeded().Split('\n');
        Assert.Equal("Shop 4.3.2.1", lines[0]);
        Assert.Equal(["till [red]add[/]", "server", "2: 0.25 to 1.5", "System.TimeoutException", "1 of 1 calls", "src/Till.cs:8"], Row(lines, "till [red]add[/]"));
        Assert.Equal(["Till.Remove", "internal", "", "", "0 of 0 calls", "src/Till.cs:10"], Row(lines, "Till.Remove"));
        Assert.Equal(["operation.active", "updowncounter", "{call}", "operation", "1 of the above"], Row(lines, "operation.active"));
        Assert.Equal(["error.type", "string", "error", "each"], Row(lines, "error.type"));
    }

    [Fact]
    public async Task LogCalls_OfAnAssembly_AreCounted()
    {
        string library = _folder.Write("Shop.dll", SourceAssembly.Instrumented("Shop", ("T.cs", Till.Replace("namespace Shop;", """[assembly: OperationCatalogueLogCalls("{\"version\":1,\"woven\":12,\"left\":3}")] namespace Shop;""", StringComparison.Ordinal))));
        Assert.Contains("Classic log calls: 12 of 15 woven.\n", (await ToolRun.OfAsync("catalog", library)).Succeeded(), StringComparison.Ordinal);
        using JsonDocument document = JsonDocument.Parse((await ToolRun.OfAsync("catalog", library, "--format", "json")).Succeeded());
        Assert.Equal("""{"woven":12,"left":3}""", Compact(document.RootElement.GetProperty("assemblies")[0].GetProperty("logCalls")));
    }

    [Fact]
    public async Task Table_OfSpansThatHoldMore_NamesIt()
    {
        string library = _folder.Write("Desk.dll", SourceAssembly.Instrumented("Desk", ("D.cs", """
            using InstrumentGen;
            public class Desk
            {
                [Operation("desk.open", ErrorWhen = "Length.Bad"), Traced(Name = "open {wide}")]
                [return: Tag("text", Member = "Length")]
                public string Open([Tag] bool wide) => "";
            }
            """)));
        string[] lines = (await ToolRun.OfAsync("catalog", library)).Succeeded().Split('\n');
        Assert.Equal(["desk.open", "internal: open {wide}", "", "", "0 of 0 calls", "D.cs:6"], Row(lines, "desk.open"));
        Assert.Equal(["wide", "boolean", "ok, error, canceled", "desk.open"], Row(lines, "wide"));
        Assert.Equal(["text", "int", "ok", "desk.open"], Row(lines, "text"));
    }

    [Fact]
    public async Task Table_OfOperationsThatAreLogged_NamesTheirEvents()
    {
        string library = _folder.Write("Desk.dll", SourceAssembly.Instrumented("Desk", ("D.cs", """
            using InstrumentGen;
            public class Desk
            {
                [Operation("desk.open"), Logged] public void Open() { }
            }
            """)));
        string[] lines = (await ToolRun.OfAsync("catalog", library)).Succeeded().Split('\n');
        string[] events = [.. lines.Where(static line => line.Contains(" desk.open.end ", StringComparison.Ordinal))];
        Assert.Equal(2, events.Length);
        string[] ended = Row([events[0]], "desk.open.end"), failed = Row([events[1]], "desk.open.end");
        Assert.Equal(["desk.open.end", ended[1], "information", "ok, canceled", "Desk"], ended);
        Assert.Equal(["desk.open.end", ended[1], "error", "error", "Desk"], failed);
        Assert.InRange(int.Parse(ended[1], System.Globalization.CultureInfo.InvariantCulture), 1, int.MaxValue);
    }

    [Fact]
    public async Task Table_OfOperationsThatAreAudited_NamesTheirActions()
    {
        string library = _folder.Write("Desk.dll", SourceAssembly.Instrumented("Desk", ("D.cs", """
            using InstrumentGen;
            public class Desk
            {
                [Audited("desk.open", Actor = nameof(clerk), Resource = "return.Length", Attempt = true)] public string Open(string clerk, [Tag] int wide, [Tag] bool far) => "";
                [Audited(Actor = AuditActor.Ambient, Reason = nameof(why), Delivery = AuditDelivery.Guaranteed)] public void Shut(string why) { }
            }
            """)));
        string[] lines = (await ToolRun.OfAsync("catalog", library)).Succeeded().Split('\n');
        Assert.Equal(["desk.open", "clerk", "return.Length", "", "wide, far", "trail, with attempts", "Desk.Open"], Row(lines, "desk.open"));
        Assert.Equal(["Desk.Shut", "<ambient>", "", "why", "", "guaranteed", "Desk.Shut"], Row([.. lines.Where(static line => line.Contains("guaranteed", StringComparison.Ordinal))], "Desk.Shut"));
    }

    [Fact]
    public async Task LogEvents_OfAnAssembly_AreShownWithTheirPlaces()
    {
        string library = _folder.Write("Desk.dll", SourceAssembly.Instrumented("Desk", ("D.cs", """
            using System;
            using InstrumentGen;
            using Microsoft.Extensions.Logging;
            static partial class Log
            {
                [LogEvent(LogLevel.Warning, "Order [red]{OrderId}[/] of {Name}", EventId = 5)]
                public static partial void Late(ILogger logger, int orderId, [Personal] string name);
                [LogEvent("Told", EventId = -6)] public static partial void Told(ILogger logger, LogLevel level);
                [Scope("Desk {Desk}")] public static partial IDisposable Open(ILogger logger, int desk);
            }
            """)));
        string[] lines = (await ToolRun.OfAsync("catalog", library)).Succeeded().Split('\n');
        Assert.Equal(["Late", "5", "warning", "Order [red]{OrderId}[/] of {Name}", "OrderId, Name (erased)", "D.cs:7"], Row(lines, "Late"));
        Assert.Equal(["Told", "-6", "of each call", "Told", "", "D.cs:8"], Row(lines, "Told"));
        Assert.Equal(["Log.Open", "Desk {Desk}", "Desk", "D.cs:9"], Row(lines, "Log.Open"));

        using JsonDocument document = JsonDocument.Parse((await ToolRun.OfAsync("catalog", library, "--format", "json")).Succeeded());
        JsonElement assembly = document.RootElement.GetProperty("assemblies")[0];
        Assert.Equal("""{"file":"D.cs","line":7}""", Compact(assembly.GetProperty("logEvents")[0].GetProperty("position")));
        Assert.Equal("""[{"id":"M:Log.Open(Microsoft.Extensions.Logging.ILogger,System.Int32)","function":"Log.Open","message":"Desk {Desk}","fields":[{"name":"Desk"}],"position":{"file":"D.cs","line":9}}]""", Compact(assembly.GetProperty("logScopes")));
    }

    [Fact]
    public async Task Table_Redirected_HasNeitherColorNorBrokenCells()
    {
        string name = new('n', 400);
        string library = _folder.Write("Wide.dll", SourceAssembly.Instrumented("Wide", ("W.cs", $"static class {name} {{ [InstrumentGen.Traced] public static void Run() {{ }} }}")));
        string table = (await ToolRun.OfAsync("catalog", library)).Succeeded();
        Assert.Contains($" {name}.Run ", table, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', table);
    }

    [Fact]
    public async Task Json_OfSeveralAssemblies_IsOneDocumentInTheirOrder()
    {
        string other = _folder.Write("Other.dll", SourceAssembly.Instrumented("Other", ("O.cs", "static class O { [InstrumentGen.Metered] static void Run() { } }")));
        using JsonDocument document = JsonDocument.Parse((await ToolRun.OfAsync("catalog", "-f", "json", other, Shop())).Succeeded());
        Assert.Equal(["Other", "Shop"], document.RootElement.GetProperty("assemblies").EnumerateArray().Select(static one => one.GetProperty("scope").GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("table")]
    public async Task Output_ToAFile_IsWhatWouldBePrinted(string format)
    {
        string file = _folder.PathOf("catalogue.txt");
        Assert.Empty((await ToolRun.OfAsync("catalog", Shop(), "--format", format, "--output", file)).Succeeded());
        string printed = (await ToolRun.OfAsync("catalogue", Shop(), "--format", format)).Succeeded();
        Assert.Equal(printed.ReplaceLineEndings("\n"), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    /// <summary>Its references lead nowhere, and its module initializer would end this process.</summary>
    [Fact]
    public async Task Assembly_ThatCannotBeLoaded_IsReadAllTheSame()
    {
        string path = _folder.Write("Odd.dll", SourceAssembly.Plain("""
            [assembly: InstrumentGen.OperationCatalogue("{\"version\":1,\"scope\":{\"name\":\"Odd\",\"version\":\"1\"},\"operations\":[],\"spans\":{\"attributes\":[]},\"metrics\":[],\"outcomes\":[]}")]
            namespace InstrumentGen { class OperationCatalogueAttribute(string json) : System.Attribute { public string Json => json; } }
            class Start { [System.Runtime.CompilerServices.ModuleInitializer] internal static void Run() => System.Environment.FailFast("loaded"); }
            """));
        Assert.StartsWith("Odd 1", (await ToolRun.OfAsync("catalog", path)).Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_OfFieldsThatTheToolDoesNotKnow_PassesThemOn()
    {
        string path = _folder.Write("Later.dll", SourceAssembly.WithCatalogue("""
            {"version":1,"scope":{"name":"A","version":"1","owner":"team"},"operations":[],"spans":{"attributes":[]},"metrics":[],"outcomes":[],"logs":[{"id":7}]}
            """));
        using JsonDocument document = JsonDocument.Parse((await ToolRun.OfAsync("catalog", path, "-f", "json")).Succeeded());
        JsonElement assembly = document.RootElement.GetProperty("assemblies")[0];
        Assert.Equal("team", assembly.GetProperty("scope").GetProperty("owner").GetString());
        Assert.Equal(7, assembly.GetProperty("logs")[0].GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task Table_OfNamesThatSteerTerminals_ShowsThemPlain()
    {
        string path = _folder.Write("Evil.dll", SourceAssembly.WithCatalogue("""
            {"version":1,"scope":{"name":"A\u001b[31m\u0007","version":"[/]"},"operations":[],"spans":{"attributes":[]},"metrics":[],"outcomes":[]}
            """));
        Assert.StartsWith("A\uFFFD[31m\uFFFD [/]", (await ToolRun.OfAsync("catalog", path)).Succeeded(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    string Shop() => _folder.Write("Shop.dll", SourceAssembly.Instrumented("Shop", ("src/Till.cs", Till)));

    static string[] Row(string[] lines, string first) =>
        [.. Assert.Single(lines, line => line.StartsWith($"│ {first} ", StringComparison.Ordinal)).Trim().Trim('│').Split('│').Select(static cell => cell.Trim())];

    static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
