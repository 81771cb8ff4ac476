using System.Diagnostics;

namespace InstrumentGen;

/// <summary>What a <c>tracestate</c> says of sampling, in the member <c>ot</c> that OpenTelemetry keeps there: <c>th</c>, the threshold that the
/// trace was kept by, and <c>rv</c>, a randomness in the place of the trace id's. Reading allocates nothing and never throws.</summary>
/// <remarks>By OpenTelemetry's specifications "TraceState Handling" and "TraceState: Probability Sampling". What is not valid by them counts as
/// not being there: a <c>th</c> or <c>rv</c> that is no number or is said twice, and a member of more than 256 characters.</remarks>
/// <example>
/// <code>
/// double? standsFor = OpenTelemetryTraceState.Read(activity.TraceStateString).Threshold?.AdjustedCount;
/// </code>
/// </example>
public readonly ref struct OpenTelemetryTraceState
{
    /// <summary>The most characters that the value of <c>ot</c> may have.</summary>
    internal const int MaxLength = 256;

    OpenTelemetryTraceState(ReadOnlySpan<char> value, SubKey threshold, SubKey randomness)
    {
        Value = value;
        if (threshold.IsOnce && SamplingThreshold.TryParse(threshold.Value, out SamplingThreshold th)) Threshold = th;
        if (randomness.IsOnce && SamplingRandomness.TryParse(randomness.Value, out SamplingRandomness rv)) Randomness = rv;
        HasInvalid = threshold.Count > 0 != Threshold.HasValue || randomness.Count > 0 != Randomness.HasValue;
    }

    OpenTelemetryTraceState(bool hasInvalid) => HasInvalid = hasInvalid;

    /// <summary>The threshold that the trace was kept by.</summary>
    /// <value><see langword="null"/> where none is said, or none that is valid.</value>
    public SamplingThreshold? Threshold { get; }

    /// <summary>The randomness that takes the place of the trace id's.</summary>
    /// <value><see langword="null"/> where none is said, or none that is valid.</value>
    public SamplingRandomness? Randomness { get; }

    /// <summary>The value of the member <c>ot</c>; empty where there is none that is valid.</summary>
    internal ReadOnlySpan<char> Value { get; }

    /// <summary>Whether something is said that is not valid, and so is not to be said again.</summary>
    internal bool HasInvalid { get; }

    /// <summary>Reads a <c>tracestate</c>.</summary>
    /// <param name="traceState">The header's text, well-formed or not.</param>
    /// <returns>What it says of sampling.</returns>
    public static OpenTelemetryTraceState Read(ReadOnlySpan<char> traceState)
    {
        while (!traceState.IsEmpty)
        {
            ReadOnlySpan<char> member = TraceStateMembers.Next(ref traceState, ',');
            if (!TraceStateMembers.IsOpenTelemetry(member)) continue;
            ReadOnlySpan<char> value = TraceStateMembers.ValueOf(member);
            return value.Length > MaxLength ? new OpenTelemetryTraceState(hasInvalid: true) : ReadValue(value);
        }

        return default;
    }

    /// <summary>Writes a threshold into a <c>tracestate</c>, beside what others keep there.</summary>
    /// <param name="traceState">The header's text; <see langword="null"/> where there is none.</param>
    /// <param name="threshold">What the trace is kept by.</param>
    /// <returns>The text with the threshold: the same one where it says that already.</returns>
    public static string? Write(string? traceState, SamplingThreshold threshold) => TraceStateWriter.Write(traceState, threshold);

    /// <summary>The randomness of a trace: what is said, else its id's.</summary>
    internal SamplingRandomness RandomnessOf(ActivityTraceId traceId) => Randomness ?? SamplingRandomness.Of(traceId);

    /// <summary>The threshold that a kept trace of this randomness can have been kept by. A trace that its own threshold would have dropped was kept for another reason, so it does not
    /// stand for as many as that says: the specification has such a threshold erased.</summary>
    internal SamplingThreshold? ThresholdOf(SamplingRandomness randomness) => Threshold is { } threshold && threshold.Keeps(randomness) ? threshold : null;

    static OpenTelemetryTraceState ReadValue(ReadOnlySpan<char> value)
    {
        SubKey threshold = default;
        SubKey randomness = default;
        ReadOnlySpan<char> rest = value;
        while (!rest.IsEmpty)
        {
            ReadOnlySpan<char> pair = TraceStateMembers.Next(ref rest, ';');
            if (TraceStateMembers.IsThreshold(pair)) threshold = threshold.And(pair);
            else if (TraceStateMembers.IsRandomness(pair)) randomness = randomness.And(pair);
        }

        return new OpenTelemetryTraceState(value, threshold, randomness);
    }

    // Keys are unique: which of two is meant, nobody can tell.
    readonly ref struct SubKey(ReadOnlySpan<char> value, int count)
    {
        internal ReadOnlySpan<char> Value { get; } = value;

        internal int Count { get; } = count;

        internal bool IsOnce => Count == 1;

        internal SubKey And(ReadOnlySpan<char> pair) => new(pair[3..], Count + 1);
    }
}
