namespace InstrumentGen.Analyzers;

/// <summary>The categories of the rules, for <c>dotnet_analyzer_diagnostic.category-InstrumentGen.Weaving.severity</c>.</summary>
static class RuleCategories
{
    /// <summary>Whether calls are instrumented.</summary>
    public const string Weaving = "InstrumentGen.Weaving";

    /// <summary>Whether attributes are used right.</summary>
    public const string Usage = "InstrumentGen.Usage";
}
