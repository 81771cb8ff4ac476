namespace InstrumentGen;

/// <summary>Marks a value that opens a door: a password, key, token or code. Where one reaches telemetry, rule IG1001 is an error.</summary>
/// <example>
/// <code>
/// public sealed class GatewayOptions
/// {
///     [Secret] public string ApiKey { get; set; } = "";
/// }
/// </code>
/// </example>
public sealed class SecretAttribute() : ClassifiedAttribute(DataClassifications.Secret);
