using InstrumentGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Tests.Incrementality;

/// <summary>What each edit computes anew. Bodies must stay as they are but for an edit of their operation.</summary>
static class EditTable
{
    const string Source = """
        // file: Till.cs
        namespace Shop;
        public class Till
        {
            [Operation("till.add")]
            [Traced] public int Add(int price) => price + 1;
        }
        // file: Stock.cs
        namespace Shop;
        public class Stock
        {
            [Traced] public int Reserve() => 1;
            public int Twice() => Reserve() + Reserve();
        }
        // file: Weigher.cs
        namespace Shop;
        public partial class Weigher
        {
            [Traced] public partial int Weigh(int grams);
            int WeighCore(int grams) => grams;
        }
        // file: Caller.cs
        namespace Shop;
        public class Caller
        {
            public int Call() => new Till().Add(1) + new Till().Other();
        }
        static class Extensions { public static int Other(this Till till) => 1; }
        // file: Log.cs
        namespace Shop;
        public static partial class Log
        {
            [LogEvent(Microsoft.Extensions.Logging.LogLevel.Information, "Added {Price}")]
            public static partial void Added(Microsoft.Extensions.Logging.ILogger logger, int price);
        }
        // file: Unrelated.cs
        namespace Shop;
        public class Unrelated { public static int Add(int n) => n; public int Call() => Add(1); }
        """;

    /// <summary>The edits by what they do.</summary>
    public static IReadOnlyDictionary<string, Edit> Edits { get; } = new Dictionary<string, Edit>
    {
        ["comment in an unrelated file"] = new("Unrelated.cs", "namespace", "// c\nnamespace") { CallSites = "Unchanged" },
        ["call of another method of the name"] = new("Unrelated.cs", "=> Add(1)", "=> Add(1) + Add(2)") { CallSites = "Unchanged" },
        ["new type in an unrelated file"] = new("Unrelated.cs", "namespace Shop;", "namespace Shop; class New { }") { CallSites = "Unchanged" },
        ["comment below the operation"] = new("Till.cs", "price + 1;", "price + 1; // c") { CallSites = "Unchanged" },
        ["comment above the operation"] = new("Till.cs", "public class", "// c\npublic class")
        {
            CallSites = "Unchanged",
            Positions = "Modified",
            CataloguePositions = "Modified",
            Written = ["InstrumentGen.CataloguePositions.g.cs", "Shop.Till.Positions.g.cs"],
        },
        ["comment above the operation, on the same line"] = new("Till.cs", "public class", "/* c */ public class") { CallSites = "Unchanged" },
        ["body of the operation"] = new("Till.cs", "price + 1", "price + 2") { CallSites = "Unchanged" },
        ["argument of an attribute"] = new("Till.cs", "till.add", "till.put")
        {
            CallSites = "Unchanged",
            Operations = "Modified",
            Holders = "Modified",
            Partials = "Unchanged",
            Interceptions = "Modified Unchanged",
            Assembly = "Unchanged",
            Catalogue = "Modified",
            CataloguePositions = "Unchanged",
            Written = ["InstrumentGen.Catalogue.g.cs", "Shop.Till.Interceptors.g.cs", "Shop.Till.Operations.g.cs", "Shop.Till.Positions.g.cs"],
            Changed = ["InstrumentGen.Catalogue.g.cs", "Shop.Till.Operations.g.cs"],
        },
        ["metrics as well"] = new("Till.cs", "[Traced]", "[Traced, Metered]")
        {
            CallSites = "Unchanged",
            Operations = "Modified",
            Holders = "Modified",
            Partials = "Unchanged",
            Positions = "Unchanged",
            Interceptions = "Modified Unchanged",
            Assembly = "Unchanged",
            Catalogue = "Modified",
            CataloguePositions = "Unchanged",
            Written = ["InstrumentGen.Catalogue.g.cs", "Shop.Till.Interceptors.g.cs", "Shop.Till.Operations.g.cs", "Shop.Till.Positions.g.cs"],
            Changed = ["InstrumentGen.Catalogue.g.cs", "Shop.Till.Operations.g.cs"],
        },
        ["audit records as well"] = new("Till.cs", "[Traced]", "[Traced, Audited(Actor = AuditActor.Ambient)]")
        {
            CallSites = "Unchanged",
            Operations = "Modified",
            Holders = "Modified",
            Partials = "Unchanged",
            Positions = "Unchanged",
            Interceptions = "Modified Unchanged",
            Assembly = "Unchanged",
            Catalogue = "Modified",
            CataloguePositions = "Unchanged",
            Written = ["InstrumentGen.Catalogue.g.cs", "Shop.Till.Interceptors.g.cs", "Shop.Till.Operations.g.cs", "Shop.Till.Positions.g.cs"],
            Changed = ["InstrumentGen.Catalogue.g.cs", "Shop.Till.Operations.g.cs"],
        },
        ["records as well"] = new("Till.cs", "[Traced]", "[Traced, Logged]")
        {
            CallSites = "Unchanged",
            Operations = "Modified",
            Holders = "Modified",
            Partials = "Unchanged",
            Positions = "Unchanged",
            Interceptions = "Modified Unchanged",
            Assembly = "Unchanged",
            Catalogue = "Modified",
            CataloguePositions = "Unchanged",
            Written = ["InstrumentGen.Catalogue.g.cs", "Shop.Till.Interceptors.g.cs", "Shop.Till.Operations.g.cs", "Shop.Till.Positions.g.cs"],
            Changed = ["InstrumentGen.Catalogue.g.cs", "Shop.Till.Operations.g.cs"],
        },
        ["type of a parameter"] = new("Till.cs", "int price", "long price")
        {
            Operations = "Modified",
            Holders = "Modified",
            Partials = "Unchanged",
            Positions = "Modified",
            Interceptions = "Modified Unchanged",
            CallSites = "Modified",
            Assembly = "Modified",
            Catalogue = "Modified",
            CataloguePositions = "Modified",
            Written = ["InstrumentGen.Assembly.g.cs", "InstrumentGen.Catalogue.g.cs", "InstrumentGen.CatalogueCoverage.g.cs", "InstrumentGen.CataloguePositions.g.cs", "Shop.Till.Interceptors.g.cs", "Shop.Till.Operations.g.cs", "Shop.Till.Positions.g.cs"],
            Changed = ["InstrumentGen.Assembly.g.cs", "InstrumentGen.Catalogue.g.cs", "InstrumentGen.CatalogueCoverage.g.cs", "InstrumentGen.CataloguePositions.g.cs", "Shop.Till.Interceptors.g.cs", "Shop.Till.Operations.g.cs"],
        },
        ["name of a parameter"] = new("Till.cs", "int price) => price", "int cents) => cents")
        {
            CallSites = "Unchanged",
            Operations = "Modified",
            Holders = "Modified",
            Partials = "Unchanged",
            Interceptions = "Modified Unchanged",
            Assembly = "Unchanged",
            Catalogue = "Unchanged",
            Written = ["Shop.Till.Interceptors.g.cs", "Shop.Till.Operations.g.cs", "Shop.Till.Positions.g.cs"],
            Changed = ["Shop.Till.Interceptors.g.cs", "Shop.Till.Operations.g.cs"],
        },
        ["comment above a log event"] = new("Log.cs", "public static partial class", "// c\npublic static partial class")
        {
            CallSites = "Unchanged",
            LogPositions = "Modified",
            CataloguePositions = "Modified",
            Written = ["InstrumentGen.CataloguePositions.g.cs", "Shop.Log.LogPositions.g.cs"],
        },
        ["message of a log event"] = new("Log.cs", "Added {", "Put {")
        {
            CallSites = "Unchanged",
            LogEvents = "Modified",
            LogPositions = "Modified",
            Catalogue = "Modified",
            CataloguePositions = "Unchanged",
            Written = ["InstrumentGen.Catalogue.g.cs", "Shop.Log.LogEvents.g.cs", "Shop.Log.LogPositions.g.cs"],
            Changed = ["InstrumentGen.Catalogue.g.cs", "Shop.Log.LogEvents.g.cs"],
        },
        ["logger of a log event"] = new("Log.cs", "ILogger logger", "ILogger log")
        {
            CallSites = "Unchanged",
            LogEvents = "Modified",
            LogPositions = "Modified",
            Written = ["Shop.Log.LogEvents.g.cs", "Shop.Log.LogPositions.g.cs"],
            Changed = ["Shop.Log.LogEvents.g.cs"],
        },
        ["body of a core"] = new("Weigher.cs", "=> grams", "=> grams + 1") { CallSites = "Unchanged" },
        ["comment above a partial method"] = new("Weigher.cs", "public partial class", "// c\npublic partial class")
        {
            CallSites = "Unchanged",
            Positions = "Modified",
            CataloguePositions = "Modified",
            Written = ["InstrumentGen.CataloguePositions.g.cs", "Shop.Weigher.Positions.g.cs"],
        },
        ["name of a partial method's parameter"] = new("Weigher.cs", "grams", "weight")
        {
            CallSites = "Unchanged",
            Operations = "Modified",
            Holders = "Modified",
            Partials = "Modified",
            Interceptions = "Unchanged",
            Assembly = "Unchanged",
            Catalogue = "Unchanged",
            Written = ["Shop.Weigher.Operations.g.cs", "Shop.Weigher.Partials.g.cs", "Shop.Weigher.Positions.g.cs"],
            Changed = ["Shop.Weigher.Partials.g.cs"],
        },
        ["core that a partial method has not any more: another generator may write it"] = new("Weigher.cs", "WeighCore", "Core")
        {
            Operations = "Modified",
            Holders = "Modified",
            Partials = "Removed",
            CallSites = "Unchanged",
            Interceptions = "Unchanged",
            Assembly = "Modified",
            Catalogue = "Modified",
            CataloguePositions = "Unchanged",
            Removed = ["Shop.Weigher.Partials.g.cs"],
            Written = ["InstrumentGen.Assembly.g.cs", "InstrumentGen.Catalogue.g.cs", "InstrumentGen.CatalogueCoverage.g.cs", "Shop.Weigher.Operations.g.cs", "Shop.Weigher.Positions.g.cs"],
            Changed = ["InstrumentGen.Assembly.g.cs", "InstrumentGen.Catalogue.g.cs", "InstrumentGen.CatalogueCoverage.g.cs", "Shop.Weigher.Operations.g.cs"],
        },
        ["new call"] = new("Caller.cs", "new Till().Add(1)", "new Till().Add(1) + new Till().Add(2)")
        {
            CallSites = "Modified",
            Interceptions = "Modified Unchanged",
            Written = ["InstrumentGen.CatalogueCoverage.g.cs", "Shop.Till.Interceptors.g.cs"],
        },
        ["comment below a call"] = new("Caller.cs", "static class", "// c\nstatic class")
        {
            CallSites = "Modified",
            Interceptions = "Modified Unchanged",
            Written = ["Shop.Till.Interceptors.g.cs"],
        },
        ["comment below operation and call in one file"] = new("Stock.cs", "Reserve();", "Reserve(); // c")
        {
            CallSites = "Modified",
            Interceptions = "Modified Unchanged",
            Written = ["Shop.Stock.Interceptors.g.cs"],
        },
        ["last call taken away"] = new("Caller.cs", "new Till().Add(1)", "1") { Holders = "Unchanged", CallSites = "Modified", Interceptions = "Removed Unchanged", Written = ["InstrumentGen.CatalogueCoverage.g.cs"], Removed = ["Shop.Till.Interceptors.g.cs"] },
        ["operation that is none any more"] = new("Till.cs", "[Traced] ", "")
        {
            Operations = "Modified",
            Holders = "Modified",
            Partials = "Unchanged",
            Positions = "Modified",
            CallSites = "Modified",
            Interceptions = "Removed Unchanged",
            Assembly = "Modified",
            Catalogue = "Modified",
            CataloguePositions = "Modified",
            // The compiler compares lists by position: what stands behind is written anew, and is the same.
            Written = ["InstrumentGen.Assembly.g.cs", "InstrumentGen.Catalogue.g.cs", "InstrumentGen.CatalogueCoverage.g.cs", "InstrumentGen.CataloguePositions.g.cs", "Shop.Weigher.Operations.g.cs", "Shop.Weigher.Positions.g.cs"],
            Changed = ["InstrumentGen.Assembly.g.cs", "InstrumentGen.Catalogue.g.cs", "InstrumentGen.CatalogueCoverage.g.cs", "InstrumentGen.CataloguePositions.g.cs"],
            Removed = ["Shop.Till.Interceptors.g.cs", "Shop.Till.Operations.g.cs", "Shop.Till.Positions.g.cs"],
        },
        ["new operation behind the others"] = new("Zoo.cs", "", "namespace Shop; class Zoo { [Traced] public static int Feed() => 1; }")
        {
            Operations = "Modified",
            Holders = "Modified",
            Partials = "Unchanged",
            Positions = "Modified",
            CallSites = "Unchanged",
            Interceptions = "Unchanged",
            Assembly = "Modified",
            Catalogue = "Modified",
            CataloguePositions = "Modified",
            Written = ["InstrumentGen.Assembly.g.cs", "InstrumentGen.Catalogue.g.cs", "InstrumentGen.CatalogueCoverage.g.cs", "InstrumentGen.CataloguePositions.g.cs", "Shop.Zoo.Operations.g.cs", "Shop.Zoo.Positions.g.cs"],
        },
    };

    /// <summary>Where a generator computes more or less than the table says, over all edits.</summary>
    public static IEnumerable<EditDifference> Differences(IIncrementalGenerator generator) => Edits.Keys.SelectMany(name => Differences(name, generator));

    /// <summary>Where a generator computes more or less than the table says of one edit.</summary>
    public static IEnumerable<EditDifference> Differences(string name, IIncrementalGenerator generator)
    {
        Edit edit = Edits[name];
        (GeneratorRun before, GeneratorRun after) = Apply(edit, generator);
        IEnumerable<EditDifference> compared =
        [
            .. edit.Reasons.Select(expected => new EditDifference(name, expected.Step, expected.Reasons, Sorted(StepReasons.Of(after, expected.Step)))),
            Compare(nameof(Edit.Written), edit.Written, StepReasons.Written(after)),
            Compare(nameof(Edit.Changed), edit.Changed ?? edit.Written, after.Outputs.Where(output => before.Outputs.GetValueOrDefault(output.Key) != output.Value).Select(static output => output.Key)),
            Compare(nameof(Edit.Removed), edit.Removed, before.Outputs.Keys.Except(after.Outputs.Keys)),
        ];
        return compared.Where(static one => one.Expected != one.Actual);

        EditDifference Compare(string outputs, IEnumerable<string> expected, IEnumerable<string> actual) =>
            new(name, outputs, string.Join(" ", expected), string.Join(" ", actual));
    }

    /// <summary>The run before the edit, and the same driver's run after it.</summary>
    public static (GeneratorRun Before, GeneratorRun After) Apply(Edit edit, IIncrementalGenerator generator)
    {
        GeneratorRun before = GeneratorRun.Of(TestProject.OfFiles(Source) with { Name = "Shop" }, generator);
        return (before, before.Edit(edit.File, text =>
        {
            Assert.Contains(edit.Old, text, StringComparison.Ordinal);
            return edit.Old.Length == 0 ? edit.New : text.Replace(edit.Old, edit.New, StringComparison.Ordinal);
        }));
    }

    static string Sorted(string reasons) => string.Join(" ", reasons.Split(' ').Order(StringComparer.Ordinal));
}
