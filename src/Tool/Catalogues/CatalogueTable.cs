using System.Globalization;
using Spectre.Console;

namespace InstrumentGen.Tool.Catalogues;

/// <summary>Writes catalogues as tables for people.</summary>
static class CatalogueTable
{
    // Nobody looks at a file through a window: no cell is broken.
    const int Unlimited = 10_000;

    /// <summary>Writes to a terminal, as wide as it is; or without colors and line breaks, where the output goes elsewhere.</summary>
    public static void Write(TextWriter output, IEnumerable<AssemblyCatalogue> catalogues)
    {
        var target = new AnsiConsoleOutput(output);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = target,
            Ansi = target.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = target.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (!target.IsTerminal) console.Profile.Width = Unlimited;
        foreach (AssemblyCatalogue catalogue in catalogues) Write(console, catalogue);
    }

    public static string Text(IEnumerable<AssemblyCatalogue> catalogues)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Write(text, catalogues);
        return text.ToString();
    }

    static void Write(IAnsiConsole console, AssemblyCatalogue catalogue)
    {
        Catalogue known = catalogue.Known;
        console.Write(Cell($"{known.Scope.Name} {known.Scope.Version}\n"));
        CatalogueOperation[] byName = [.. known.Operations.OrderBy(static one => one.Name, StringComparer.Ordinal)];
        Table operations = New("Operation", "Span", "Duration buckets (s)", "Expected", "Recorded", "Declared");
        foreach (CatalogueOperation operation in byName)
        {
            operations.AddRow(
                Cell(operation.Name),
                Cell(operation.Span is { } span ? span.Name is { } name ? $"{span.Kind}: {name}" : span.Kind : ""),
                Cell(Buckets(operation.Buckets)),
                Cell(string.Join('\n', operation.Expected)),
                Cell(Recorded(operation, catalogue.Coverage.GetValueOrDefault(operation.Id))),
                Cell(Place(catalogue, operation.Id)));
        }

        Table metrics = New("Metric", "Type", "Unit", "Label", "Values");
        foreach (CatalogueMetric metric in known.Metrics)
        {
            metrics.AddRow(
                Cell(metric.Name),
                Cell(metric.Type),
                Cell(metric.Unit),
                Cell(string.Join('\n', metric.Labels.Select(static label => label.Name))),
                Cell(string.Join('\n', metric.Labels.Select(Domain))));
        }

        Table attributes = New("Span attribute", "Type", "Outcomes", "Operation");
        foreach (CatalogueAttribute attribute in known.Spans.Attributes)
        {
            attributes.AddRow(Cell(attribute.Name), Cell(attribute.Type), Cell(string.Join(", ", attribute.Outcomes)), Cell("each"));
        }

        foreach (CatalogueOperation operation in byName)
        {
            foreach (CatalogueTag tag in operation.Span?.Attributes ?? [])
            {
                attributes.AddRow(Cell(tag.Name), Cell(tag.Type), Cell(string.Join(", ", tag.Outcomes ?? known.Outcomes.Select(static outcome => outcome.Name))), Cell(operation.Name));
            }
        }

        foreach (Table table in new[] { operations, metrics, attributes, Events(byName, known.Outcomes), AuditActionTable.Create(byName), LogEventTable.Events(catalogue), LogEventTable.Scopes(catalogue) })
        {
            if (table.Rows.Count > 0) console.Write(table);
        }

        if (catalogue.LogCalls is { } calls) console.Write(Cell(string.Create(CultureInfo.InvariantCulture, $"Classic log calls: {calls.Woven} of {calls.Woven + calls.Left} woven.\n")));
    }

    static Table Events(IEnumerable<CatalogueOperation> operations, IEnumerable<CatalogueOutcome> outcomes)
    {
        Table events = New("Log event", "Id", "Level", "Outcomes", "Category");
        foreach (CatalogueLogs logs in operations.Select(static operation => operation.Logs).OfType<CatalogueLogs>())
        {
            foreach (CatalogueEvent one in logs.Events)
            {
                events.AddRow(
                    Cell(one.Name),
                    Cell(one.Id.ToString(CultureInfo.InvariantCulture)),
                    Cell(one.Level),
                    Cell(string.Join(", ", one.Outcomes ?? outcomes.Select(static outcome => outcome.Name))),
                    Cell(logs.Category));
            }
        }

        return events;
    }

    /// <summary>A table without rows.</summary>
    public static Table New(params string[] columns)
    {
        Table table = new Table().Border(TableBorder.Rounded);
        foreach (string column in columns) table.AddColumn(new TableColumn(new Text(column, new Style(decoration: Decoration.Bold))));
        return table;
    }

    /// <summary>A cell. Names are the user's: <see cref="Spectre.Console.Text"/> takes brackets as they are, where a string would be read as markup.</summary>
    public static Text Cell(string text) => new(string.Join('\n', text.Split('\n').Select(PlainText.Of)));

    /// <summary>Where something is declared; empty where nobody knows.</summary>
    public static string Place(AssemblyCatalogue catalogue, string id) => catalogue.Positions.GetValueOrDefault(id) is { } position ? $"{position.File}:{position.Line}" : "";

    // "3 of 4 calls" of this assembly; others may call it too.
    static string Recorded(CatalogueOperation operation, CatalogueCoverage? coverage) => operation.RecordedBy switch
    {
        "caller" when coverage is not null => string.Create(CultureInfo.InvariantCulture, $"{coverage.Woven} of {coverage.Woven + coverage.Missed} calls"),
        "method" => "by itself",
        "decorator" => "by its decorator",
        _ => "",
    };

    static string Buckets(IReadOnlyList<double>? bounds) => bounds is { Count: > 0 }
        ? string.Create(CultureInfo.InvariantCulture, $"{bounds.Count}: {bounds[0]:0.############} to {bounds[^1]:0.############}")
        : "";

    // The operations stand in the table above.
    static string Domain(CatalogueLabel label)
    {
        if (label.Name == "operation" && label.Values is { } names) return string.Create(CultureInfo.InvariantCulture, $"{names.Count} of the above");
        if (label.Values is { } values) return string.Join(", ", values);
        string domain = label.Limit is { } limit ? string.Create(CultureInfo.InvariantCulture, $"{limit} and {label.Other}") : "";
        return label.Outcomes is { } outcomes ? $"{domain} ({string.Join(", ", outcomes)})" : domain;
    }
}
