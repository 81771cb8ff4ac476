using Microsoft.Extensions.Compliance.Classification;

namespace InstrumentGen;

/// <summary>The classifications of <see cref="SensitiveAttribute"/>, <see cref="SecretAttribute"/> and <see cref="PersonalAttribute"/>, to
/// choose redactors by.</summary>
/// <example>
/// <code>
/// services.AddRedaction(redaction => redaction.SetRedactor&lt;ErasingRedactor&gt;(DataClassifications.Secret));
/// </code>
/// </example>
public static class DataClassifications
{
    /// <summary>The taxonomy that they belong to.</summary>
    /// <value><c>InstrumentGen</c>.</value>
    public const string Taxonomy = "InstrumentGen";

    /// <summary>What must not reach telemetry.</summary>
    public static DataClassification Sensitive { get; } = new(Taxonomy, nameof(Sensitive));

    /// <summary>What opens a door.</summary>
    public static DataClassification Secret { get; } = new(Taxonomy, nameof(Secret));

    /// <summary>What tells of a person.</summary>
    public static DataClassification Personal { get; } = new(Taxonomy, nameof(Personal));
}
