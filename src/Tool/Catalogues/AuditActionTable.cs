using Spectre.Console;

namespace InstrumentGen.Tool.Catalogues;

/// <summary>Writes what operations leave in the audit trail as a table.</summary>
static class AuditActionTable
{
    public static Table Create(IEnumerable<CatalogueOperation> operations)
    {
        Table actions = CatalogueTable.New("Audit action", "Actor", "Resource", "Reason", "Details", "Delivery", "Operation");
        foreach (CatalogueOperation operation in operations)
        {
            if (operation.Audited is not { } audited) continue;
            actions.AddRow(
                CatalogueTable.Cell(audited.Action),
                CatalogueTable.Cell(Value(audited.Actor)),
                CatalogueTable.Cell(Value(audited.Resource)),
                CatalogueTable.Cell(Value(audited.Reason)),
                CatalogueTable.Cell(string.Join(", ", (audited.Details ?? []).Select(static detail => detail.Name))),
                CatalogueTable.Cell(audited.Attempt && audited.Delivery != "guaranteed" ? $"{audited.Delivery}, with attempts" : audited.Delivery),
                CatalogueTable.Cell(operation.Name));
        }

        return actions;
    }

    static string Value(CatalogueAuditValue? value) => value is null ? "" : value.Redaction is { } redaction ? $"{value.From} ({redaction})" : value.From;
}
