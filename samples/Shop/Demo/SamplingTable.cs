using System.Globalization;
using InstrumentGen;
using Spectre.Console;

namespace Shop.Demo;

/// <summary>Lays out which spans were kept and dropped, and by what.</summary>
static class SamplingTable
{
    public static Table Create(SamplingCounts counts)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn("decided by").NoWrap().Padding(0, 0));
        foreach (string name in (string[])["kept", "dropped"]) table.AddColumn(new TableColumn(name).RightAligned().NoWrap().Padding(2, 0));
        foreach (SamplingReason reason in Enum.GetValues<SamplingReason>())
        {
            if (counts.Kept(reason) + counts.Dropped(reason) > 0) table.AddRow(What(reason), Text(counts.Kept(reason)), Text(counts.Dropped(reason)));
        }

        return table;
    }

    static string What(SamplingReason reason) => reason switch
    {
        SamplingReason.Ratio => "the ratio of requests",
        SamplingReason.Operation => "the operation's own ratio",
        SamplingReason.Parent => "the span that it is part of",
        SamplingReason.Audited => "being audited",
        _ => reason.ToString(),
    };

    static string Text(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
