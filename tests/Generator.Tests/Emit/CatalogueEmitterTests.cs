using InstrumentGen.Generator.Emit;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Tests.Harness;

namespace InstrumentGen.Generator.Tests.Emit;

public sealed class CatalogueEmitterTests
{
    static readonly SignalModel s_traced = new(SpanModel.Plain, IsMetered: false, Buckets: [], Expected: []);
    static readonly SignalModel s_metered = new(null, IsMetered: true, Buckets: [0.5, 2], Expected: []);
    static readonly SignalModel s_both = new(SpanModel.OfKind("Server"), IsMetered: true, Buckets: [], Expected: ["global::Shop.SoldOut", "global::Shop.Failure<global::Shop.Till>"]);

    [Fact]
    public void File_EachSignal_HasItsDomains() => Golden.Check(CatalogueEmitter.Write(new CatalogueModel(
        new ScopeModel("Shop", "1.2.3.0"),
        [
            new("M:Shop.Till.Add(System.Int32)", "till.add", "Shop.Till.Add", OperationOwner.Caller, s_both),
            new("M:Shop.Till.Remove", "Till.Remove", "Shop.Till.Remove", OperationOwner.Caller, s_traced),
            new("M:Shop.Till.Take", "till \"take\" é", "Shop.Till.Take", OperationOwner.Caller, s_metered),
        ])));

    [Fact]
    public void Operation_WhoseSpansHoldMore_SaysWhat() => Golden.Check(CatalogueEmitter.Write(new CatalogueModel(
        new ScopeModel("Shop", "1.2.3.0"),
        [
            new("M:Shop.Till.Add", "till.add", "Shop.Till.Add", OperationOwner.Caller, s_traced with
            {
                Span = new(
                    "Consumer",
                    new("add {channel}", ["channel"], [new(["global::Shop.Channel.Web"], "add Web"), new(["_"], "add _OTHER")]),
                    IsRoot: true,
                    "StackTrace",
                    [new("channel", TagSource.Argument, "channel", "", "string", ["Web"]), new("card", TagSource.Argument, "card", "", "string", [], new("mask", "made")), new("rest", TagSource.Output, "rest", "", "int", []), new("receipt.id", TagSource.Result, "", "?.Id", "string", [])],
                    "",
                    ["causes"],
                    []),
                Result = new("global::Shop.Receipt", "IsRefused", "", "?.IsRefused"),
            }),
            new("M:Shop.Till.Open", "till.open", "Shop.Till.Open", OperationOwner.Caller, s_traced with { Span = SpanModel.Plain with { Name = new("open", [], []), SamplingRatio = 0.25 } }),
        ])));

    [Fact]
    public void File_TracedOnly_HasNoMetrics() => Golden.Check(CatalogueEmitter.Write(new CatalogueModel(
        new ScopeModel("Shop", "1.2.3.0"), [new("M:Shop.Till.Remove", "Till.Remove", "Shop.Till.Remove", OperationOwner.Caller, s_traced)])));

    [Fact]
    public void Operation_ThatIsLogged_SaysAtWhichLevels() => Golden.Check(CatalogueEmitter.Write(new CatalogueModel(
        new ScopeModel("Shop", "1.2.3.0"),
        [
            new("M:Shop.Till.Add", "till.add", "Shop.Till.Add", OperationOwner.Caller, s_both with { Logged = Models.Logged }),
            new("M:Shop.Till.Open", "till.open", "Shop.Till.Open", OperationOwner.Caller, s_traced with { Logged = Models.Logged with { Start = "Debug", Level = "None", FailureLevel = "Critical", Exceptions = "StackTrace" } }),
            new("M:Shop.Till.Shut", "till.shut", "Shop.Till.Shut", OperationOwner.Caller, s_traced with { Logged = Models.Logged with { Level = "None", FailureLevel = "None" } }),
        ])));

    [Fact]
    public void Operation_ThatIsAudited_SaysWhatItsRecordsHold() => Golden.Check(CatalogueEmitter.Write(new CatalogueModel(
        new ScopeModel("Shop", "1.2.3.0"),
        [
            new("M:Shop.Till.Add", "till.add", "Shop.Till.Add", OperationOwner.Method, s_traced with { Audited = Models.Audited with { Delivery = "Guaranteed", Resource = new("return.Id", AuditOrigin.Result, "", "?.Id"), Reason = new("why", AuditOrigin.Argument, "why", "", Redaction: new("mask", "made")), Details = [new("rest", TagSource.Output, "rest", "", "int", []), new("card", TagSource.Argument, "card", "", "string", [], new("hmac", "made"))] } }),
            new("M:Shop.Till.Open", "till.open", "Shop.Till.Open", OperationOwner.Caller, new(null, IsMetered: false, [], [], Audited: Models.Audited)),
        ])));

    [Fact]
    public void LogEvents_AndScopes_SayWhatTheirRecordsHold() => Golden.Check(CatalogueEmitter.Write(new CatalogueModel(
        new ScopeModel("Shop", "1.2.3.0"),
        [],
        [
            new("M:Shop.Log.Added(System.Int32)", IsScope: false, "Added", 17, "Shop.Log.Added", "Information", "Added {Price} of \"{Card}\"", [new("Price", ""), new("Card", "mask"), new("Pin", "erased")]),
            new("M:Shop.Log.Open(System.Guid)", IsScope: true, "Open", 0, "Shop.Log.Open", "", "Till {Id}", [new("Id", "")]),
            new("M:Shop.Log.Told(Microsoft.Extensions.Logging.LogLevel)", IsScope: false, "told", -3, "Shop.Log.Told", "", "Told", []),
        ])));

    [Fact]
    public void CoverageFile_OfOperations_HasAnEntryEach() => Golden.Check(CatalogueCoverageEmitter.Write([new("M:Shop.Till.Add(System.Int32)", 3, 0), new("M:Shop.Till.Remove", 1, 2)]));

    [Fact]
    public void PositionsFile_OfOperations_HasAnEntryEach() => Golden.Check(CataloguePositionEmitter.Write(
        [new("M:Shop.Till.Add(System.Int32)", "src/Till.cs", 12), new("M:Shop.Till.Remove", "src/Till.cs", 14)]));

    [Fact]
    public void DefaultBuckets_OfTheCatalogue_AreThoseOfTheRuntime() => Assert.Equal(DurationBuckets.Default, CatalogueSignals.DefaultBuckets);
}
