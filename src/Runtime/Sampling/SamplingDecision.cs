namespace InstrumentGen;

/// <summary>Whether a span is kept, and what the ones behind it are told.</summary>
/// <param name="IsSampled">Whether the span is kept: the <c>sampled</c> flag of its trace context.</param>
/// <param name="Threshold">The threshold that it was kept by. <see langword="null"/> where it is dropped, and where it is kept with a probability
/// that is not known, as its parent did not say one.</param>
/// <param name="TraceState">The <c>tracestate</c> of the span: its parent's with this threshold. Empty where nothing of the parent's is left, and
/// <see langword="null"/> where there is nothing to say.</param>
public readonly record struct SamplingDecision(bool IsSampled, SamplingThreshold? Threshold, string? TraceState);
