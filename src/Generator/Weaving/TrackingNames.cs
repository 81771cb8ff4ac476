namespace InstrumentGen.Generator.Weaving;

/// <summary>The names of the pipeline's steps, for tests of what an edit recomputes.</summary>
static class TrackingNames
{
    public const string Options = nameof(Options);
    public const string Operations = nameof(Operations);
    public const string Holders = nameof(Holders);
    public const string Partials = nameof(Partials);
    public const string Decorations = nameof(Decorations);
    public const string Decorators = nameof(Decorators);
    public const string DecoratorEntries = nameof(DecoratorEntries);
    public const string Positions = nameof(Positions);
    public const string SourceIndexes = nameof(SourceIndexes);
    public const string CallSites = nameof(CallSites);
    public const string Interceptions = nameof(Interceptions);
    public const string Assembly = nameof(Assembly);
    public const string Catalogue = nameof(Catalogue);
    public const string CataloguePositions = nameof(CataloguePositions);
    public const string CatalogueCoverage = nameof(CatalogueCoverage);
    public const string LogEvents = nameof(LogEvents);
    public const string LogCalls = nameof(LogCalls);
    public const string LogPositions = nameof(LogPositions);
}
