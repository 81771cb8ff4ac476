using System.Collections.Frozen;
using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;

namespace InstrumentGen;

/// <summary>How values are redacted in this process. Structures of log events reach providers that know nothing of it, and libraries log without a container, so there is one
/// for all: that of the host that has started last.</summary>
/// <remarks>Without one, everything that is marked reads <c>[redacted]</c>.</remarks>
public sealed class RedactionPolicy
{
    static readonly InForce<RedactionPolicy> s_inForce = new();
    static readonly RedactionPolicy s_closed = new(new RedactionOptions(), null, isClosed: true);

    readonly FrozenDictionary<string, Redaction> _instead;
    readonly IRedactorProvider? _redactors;
    readonly HmacRedactor? _hmac;
    readonly bool _isClosed;
    int _hasToldOfKey;
    int _hasToldOfRedactor;

    internal RedactionPolicy(RedactionOptions options, IRedactorProvider? redactors, bool isClosed = false)
    {
        _isClosed = isClosed;
        _redactors = redactors;
        _instead = options.Instead.ToFrozenDictionary(StringComparer.Ordinal);
        _hmac = HmacKeys.RedactorOf(options);
    }

    internal static RedactionPolicy Current => s_inForce.Current ?? s_closed;

    /// <summary>Puts a policy in force: for applications without a host. With one, <c>services.AddInstrumentGen()</c> does it when the host starts.</summary>
    /// <param name="options">The keys and redactors.</param>
    /// <returns>Ends it: puts the policy before it in force again.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <example>
    /// <code>
    /// var options = new RedactionOptions();
    /// options.HmacKeys["2026-11"] = Environment.GetEnvironmentVariable("TELEMETRY_KEY")!;
    /// using var policy = RedactionPolicy.Use(options);
    /// </code>
    /// </example>
    public static IDisposable Use(RedactionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new RedactionPolicyUse(new RedactionPolicy(options, options.Redactors));
    }

    /// <summary>Puts a policy in force, or takes the place of one that still is; with <see langword="null"/> for it, ends that one.</summary>
    internal static void Change(RedactionPolicy? before, RedactionPolicy? policy) => s_inForce.Change(before, policy);

    /// <summary>What redacts values of the classifications; <see langword="null"/> where they are erased, and where it is missing.</summary>
    internal Redactor? RedactorOf(Redaction declared, DataClassification[] classifications, int keep)
    {
        if (_isClosed || classifications.Length == 0) return null;
        return MethodOf(declared, classifications) switch
        {
            Redaction.Mask => new MaskRedactor(keep),
            Redaction.Hmac => _hmac ?? MissingKey(),
            Redaction.Redactor => Registered(classifications),
            _ => null,
        };
    }

    // Where those of one value do not agree, nothing is shown.
    Redaction MethodOf(Redaction declared, DataClassification[] classifications)
    {
        Redaction? chosen = null;
        foreach (DataClassification one in classifications)
        {
            if (!_instead.TryGetValue(one.Value, out Redaction instead)) instead = declared;
            if (chosen is { } before && before != instead) return Redaction.Erase;
            chosen = instead;
        }

        return chosen ?? Redaction.Erase;
    }

    Redactor? Registered(DataClassification[] classifications)
    {
        try
        {
            return _redactors?.GetRedactor(SetOf(classifications)) ?? MissingRedactor();
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.Redactor, RedactionFailure.Of(exception));
            return null;
        }
    }

    static DataClassificationSet SetOf(DataClassification[] classifications) =>
        classifications.Length == 1 ? new DataClassificationSet(classifications[0]) : new DataClassificationSet(classifications);

    HmacRedactor? MissingKey()
    {
        if (Interlocked.Exchange(ref _hasToldOfKey, 1) == 0) TelemetryFailures.Report(TelemetryFailure.RedactionKey, new InvalidOperationException("There is no HMAC key in use."));
        return null;
    }

    Redactor? MissingRedactor()
    {
        if (Interlocked.Exchange(ref _hasToldOfRedactor, 1) == 0) TelemetryFailures.Report(TelemetryFailure.Redactor, new InvalidOperationException("No redactors are registered."));
        return null;
    }
}
