using InstrumentGen.Generator.Weaving;

namespace InstrumentGen.Generator.Tests.Incrementality;

/// <summary>An edit, and what is expected of it; by default, that nothing is computed anew.</summary>
sealed record Edit(string File, string Old, string New)
{
    public string Operations { get; init; } = "Cached";

    public string Holders { get; init; } = "Cached";

    public string Partials { get; init; } = "Cached";

    public string Positions { get; init; } = "Cached";

    public string CallSites { get; init; } = "Cached";

    public string Interceptions { get; init; } = "Cached";

    public string Assembly { get; init; } = "Cached";

    public string Catalogue { get; init; } = "Cached";

    public string CataloguePositions { get; init; } = "Cached";

    public string LogEvents { get; init; } = "Cached";

    public string LogPositions { get; init; } = "Cached";

    /// <summary>The files that are written, be the text another or not.</summary>
    public string[] Written { get; init; } = [];

    /// <summary>The files whose text is another, where that are not all that are written.</summary>
    public string[]? Changed { get; init; }

    public string[] Removed { get; init; } = [];

    /// <summary>The reasons of each step's outputs. Options depend on no file.</summary>
    public IEnumerable<(string Step, string Reasons)> Reasons =>
    [
        (TrackingNames.Operations, Operations),
        (TrackingNames.Holders, Holders),
        (TrackingNames.Partials, Partials),
        (TrackingNames.Positions, Positions),
        (TrackingNames.CallSites, CallSites),
        (TrackingNames.Interceptions, Interceptions),
        (TrackingNames.Assembly, Assembly),
        (TrackingNames.Catalogue, Catalogue),
        (TrackingNames.CataloguePositions, CataloguePositions),
        (TrackingNames.LogEvents, LogEvents),
        (TrackingNames.LogPositions, LogPositions),
        (TrackingNames.Options, "Cached"),
    ];
}
