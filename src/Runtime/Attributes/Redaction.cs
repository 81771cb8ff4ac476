namespace InstrumentGen;

/// <summary>What telemetry holds in place of a value that is marked as sensitive.</summary>
/// <remarks>All but <see cref="Erase"/> need <c>services.AddInstrumentGen()</c>, or <see cref="RedactionPolicy.Use"/>: until the host has started, and wherever a key or
/// a redactor is missing, the constant text <c>[redacted]</c> stands there.</remarks>
public enum Redaction
{
    /// <summary>The constant text <c>[redacted]</c>. The value is never read.</summary>
    Erase,

    /// <summary>A mask of fixed width, and behind it the last characters of the value, <see cref="ClassifiedAttribute.Keep"/> of them: <c>****1111</c>. A value that would
    /// show more than half of itself is masked as a whole.</summary>
    Mask,

    /// <summary>A keyed hash, HMAC-SHA256 by the key of <see cref="RedactionOptions"/>: equal values can be found, and joined over logs and spans, by who cannot read
    /// them.</summary>
    Hmac,

    /// <summary>What the application's redactor for the classification makes of it, one of <c>Microsoft.Extensions.Compliance.Redaction</c>.</summary>
    Redactor,
}
