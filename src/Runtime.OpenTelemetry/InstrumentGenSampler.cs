using OpenTelemetry.Trace;

namespace InstrumentGen.OpenTelemetry;

/// <summary>A <see cref="ProbabilitySampler"/> for the OpenTelemetry SDK. It follows parents by itself, so no <see cref="ParentBasedSampler"/> is put
/// around it.</summary>
/// <remarks>The SDK's own <see cref="TraceIdRatioBasedSampler"/> looks at other bits of the trace id and writes no <c>th</c>: services with the two of them,
/// both of which decide themselves, keep different traces.</remarks>
/// <example>
/// <code>
/// tracing.SetSampler(new InstrumentGenSampler(new ProbabilitySampler(0.1)));
/// </code>
/// </example>
public sealed class InstrumentGenSampler : Sampler
{
    readonly ProbabilitySampler _sampler;

    /// <summary>Makes the sampler.</summary>
    /// <param name="sampler">What decides.</param>
    /// <exception cref="ArgumentNullException"><paramref name="sampler"/> is <see langword="null"/>.</exception>
    public InstrumentGenSampler(ProbabilitySampler sampler)
    {
        ArgumentNullException.ThrowIfNull(sampler);
        _sampler = sampler;
        Description = sampler.ToString();
    }

    /// <inheritdoc/>
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        ProbabilityDecision decision = _sampler.Decide(samplingParameters.ParentContext, samplingParameters.TraceId);
        return new SamplingResult(decision.IsSampled ? SamplingDecision.RecordAndSample : SamplingDecision.Drop, decision.TraceState!);
    }
}
