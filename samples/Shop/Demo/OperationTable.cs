using System.Globalization;
using InstrumentGen;
using Spectre.Console;

namespace Shop.Demo;

/// <summary>Lays out the figures of all operations in 80 columns.</summary>
static class OperationTable
{
    const string None = "-";

    public static Table Create(IEnumerable<OperationSnapshot> operations, IReadOnlyDictionary<string, long> spans, TimeSpan elapsed)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn("operation").NoWrap().Padding(0, 0));
        foreach (string name in (string[])["rate/s", "calls", "err %", "canc.", "p50 ms", "p95 ms", "p99 ms", "spans"])
            table.AddColumn(new TableColumn(name).RightAligned().NoWrap().Padding(0, 0));

        var byName = operations.ToDictionary(static operation => operation.Operation);
        foreach (string name in byName.Keys.Union(spans.Keys).Order(StringComparer.OrdinalIgnoreCase))
            table.AddRow(Row(name, byName.GetValueOrDefault(name), spans.GetValueOrDefault(name), elapsed));
        return table;
    }

    // An operation that is only traced has spans and no figures; one that is only metered has figures and no spans.
    static string[] Row(string name, OperationSnapshot? operation, long spans, TimeSpan elapsed)
    {
        string spanCount = spans == 0 ? None : Text(spans, "#,0");
        if (operation is null || operation.Count == 0) return [name, None, None, None, None, None, None, None, spanCount];
        return
        [
            name,
            Text(operation.Count / elapsed.TotalSeconds, "0.0"),
            Text(operation.Count, "#,0"),
            Text(100.0 * operation.CountOf(Outcome.Error) / operation.Count, "0.0"),
            Text(operation.CountOf(Outcome.Canceled), "#,0"),
            Milliseconds(operation.Duration.Quantile(0.50)),
            Milliseconds(operation.Duration.Quantile(0.95)),
            Milliseconds(operation.Duration.Quantile(0.99)),
            spanCount,
        ];
    }

    static string Milliseconds(double seconds) => (seconds * 1000) switch
    {
        < 1 and var small => Text(small, "0.000"),
        < 100 and var middle => Text(middle, "0.0"),
        var large => Text(large, "#,0"),
    };

    static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
