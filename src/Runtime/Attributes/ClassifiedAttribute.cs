using Microsoft.Extensions.Compliance.Classification;

namespace InstrumentGen;

/// <summary>What <see cref="SensitiveAttribute"/>, <see cref="SecretAttribute"/> and <see cref="PersonalAttribute"/> share: how what they mark is redacted.</summary>
/// <example>
/// <code>
/// public static partial void Declined(ILogger logger, [Sensitive(Redaction = Redaction.Mask)] string cardNumber);
/// </code>
/// </example>
public abstract class ClassifiedAttribute : DataClassificationAttribute
{
    private protected ClassifiedAttribute(DataClassification classification)
        : base(classification)
    {
    }

    /// <summary>What telemetry holds in its place.</summary>
    /// <value>The default is <see cref="Redaction.Erase"/>.</value>
    public Redaction Redaction { get; set; }

    /// <summary>How many characters at the end of the value a mask leaves, from 0 to 16.</summary>
    /// <value>The default is 4.</value>
    public int Keep { get; set; } = 4;
}
