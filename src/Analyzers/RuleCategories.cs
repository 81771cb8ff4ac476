namespace InstrumentGen.Analyzers;

/// <summary>The categories of the rules, for <c>dotnet_analyzer_diagnostic.category-InstrumentGen.Weaving.severity</c>.</summary>
static class RuleCategories
{
    /// <summary>Whether calls are instrumented.</summary>
    public const string Weaving = "InstrumentGen.Weaving";

    /// <summary>Whether attributes are used right.</summary>
    public const string Usage = "InstrumentGen.Usage";

    /// <summary>What telemetry must not hold.</summary>
    public const string Privacy = "InstrumentGen.Privacy";

    /// <summary>What makes metrics useless or dear.</summary>
    public const string Metrics = "InstrumentGen.Metrics";

    /// <summary>What tears a trace apart.</summary>
    public const string Correlation = "InstrumentGen.Correlation";

    /// <summary>How log lines are written.</summary>
    public const string Logging = "InstrumentGen.Logging";

    /// <summary>How spans live.</summary>
    public const string Tracing = "InstrumentGen.Tracing";

    /// <summary>Whether audit records are whole, and no call goes without one.</summary>
    public const string Audit = "InstrumentGen.Audit";
}
