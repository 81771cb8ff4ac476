using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;

namespace InstrumentGen;

/// <summary>How the values of one declaration are redacted: what is declared, and what the <see cref="RedactionPolicy"/> in force makes of it. Generated code makes one for each
/// declaration and keeps it.</summary>
/// <example>
/// By hand, where no attribute reaches: scopes, baggage, labels, exception messages. The text is the same as in logs and spans.
/// <code>
/// static readonly ValueRedaction s_customer = ValueRedaction.Hmac(DataClassifications.Personal);
/// // ...
/// activity.SetBaggage("customer", s_customer.Redact(email));
/// </code>
/// </example>
public sealed class ValueRedaction
{
    readonly Redaction _declared;
    readonly DataClassification[] _classifications;
    readonly int _keep;
    volatile RedactorInForce? _inForce;

    ValueRedaction(Redaction declared, int keep, params DataClassification[] classifications)
    {
        _declared = declared;
        _keep = keep;
        _classifications = classifications;
    }

    /// <summary>Masks values: see <see cref="Redaction.Mask"/>.</summary>
    /// <param name="classification">Their classification.</param>
    /// <param name="keep">How many characters at the end stay, from 0 to 16.</param>
    /// <returns>The redaction.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="keep"/> is negative or above 16.</exception>
    public static ValueRedaction Mask(DataClassification classification, int keep = 4)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(keep);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keep, 16);
        return new(Redaction.Mask, keep, classification);
    }

    /// <summary>Hashes values by a key: see <see cref="Redaction.Hmac"/>.</summary>
    /// <param name="classification">Their classification.</param>
    /// <returns>The redaction.</returns>
    public static ValueRedaction Hmac(DataClassification classification) => new(Redaction.Hmac, 4, classification);

    /// <summary>Has the application's redactor redact values: see <see cref="Redaction.Redactor"/>.</summary>
    /// <param name="classification">Their classification.</param>
    /// <returns>The redaction.</returns>
    public static ValueRedaction ByRedactor(DataClassification classification) => new(Redaction.Redactor, 4, classification);

    /// <summary>As <see cref="ByRedactor"/>, for attributes of other packages: only they themselves know their classification.</summary>
    /// <param name="attributes">Make the attributes. Where one throws, which is counted in <see cref="TelemetryFailures"/>, values are erased.</param>
    /// <returns>The redaction.</returns>
    public static ValueRedaction Of(params Func<DataClassificationAttribute>[] attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        try
        {
            return new(Redaction.Redactor, 4, [.. attributes.Select(static make => make().Classification)]);
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.Redactor, RedactionFailure.Of(exception));
            return new(Redaction.Erase, 0);
        }
    }

    /// <summary>Redacts a value by hand.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value; of what is no text, its invariant text is redacted.</param>
    /// <returns>The redacted text; <c>[redacted]</c> where it is erased, or cannot be redacted; <see langword="null"/> for <see langword="null"/>.</returns>
    [Redacts]
    public string? Redact<T>(T value)
    {
        if (value is null) return null;
        var target = new StringTarget();
        RedactedText.Write(value, this, ref target);
        return target.Text;
    }

    /// <summary>What redacts; <see langword="null"/> where values are erased, and are not to be read.</summary>
    internal Redactor? Redactor
    {
        get
        {
            RedactionPolicy policy = RedactionPolicy.Current;
            if (_inForce is { } known && known.Policy == policy) return known.Redactor;
            Redactor? redactor = policy.RedactorOf(_declared, _classifications, _keep);
            _inForce = new RedactorInForce(policy, redactor);
            return redactor;
        }
    }
}
