using System.Globalization;
using Spectre.Console;

namespace InstrumentGen.Tool.Catalogues;

/// <summary>The log events and log scopes that an assembly declares, as tables for people.</summary>
static class LogEventTable
{
    public static Table Events(AssemblyCatalogue catalogue)
    {
        Table events = CatalogueTable.New("Declared log event", "Id", "Level", "Message", "Fields", "Declared");
        foreach (CatalogueLogEvent one in (catalogue.Known.LogEvents ?? []).OrderBy(static one => one.Name, StringComparer.Ordinal))
        {
            events.AddRow(
                CatalogueTable.Cell(one.Name),
                CatalogueTable.Cell(one.EventId.ToString(CultureInfo.InvariantCulture)),
                CatalogueTable.Cell(one.Level ?? "of each call"),
                CatalogueTable.Cell(one.Message),
                CatalogueTable.Cell(Fields(one.Fields)),
                CatalogueTable.Cell(CatalogueTable.Place(catalogue, one.Id)));
        }

        return events;
    }

    public static Table Scopes(AssemblyCatalogue catalogue)
    {
        Table scopes = CatalogueTable.New("Declared log scope", "Message", "Fields", "Declared");
        foreach (CatalogueLogScope one in (catalogue.Known.LogScopes ?? []).OrderBy(static one => one.Function, StringComparer.Ordinal))
        {
            scopes.AddRow(
                CatalogueTable.Cell(one.Function),
                CatalogueTable.Cell(one.Message),
                CatalogueTable.Cell(Fields(one.Fields)),
                CatalogueTable.Cell(CatalogueTable.Place(catalogue, one.Id)));
        }

        return scopes;
    }

    // "OrderId, Card (mask)".
    static string Fields(IReadOnlyList<CatalogueField>? fields) =>
        string.Join(", ", (fields ?? []).Select(static field => field.Redaction is { } redaction ? $"{field.Name} ({redaction})" : field.Name));
}
