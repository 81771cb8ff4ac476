using System.Diagnostics;
using OpenTelemetry;
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
    readonly ProbabilitySampler? _probability;
    readonly TraceSampler? _sampler;

    /// <summary>Makes the sampler.</summary>
    /// <param name="sampler">What decides.</param>
    /// <exception cref="ArgumentNullException"><paramref name="sampler"/> is <see langword="null"/>.</exception>
    public InstrumentGenSampler(ProbabilitySampler sampler)
    {
        ArgumentNullException.ThrowIfNull(sampler);
        _probability = sampler;
        Description = sampler.ToString();
    }

    /// <summary>Makes the sampler of a policy: ratios of operations, a rate, boosts.</summary>
    /// <param name="sampler">What decides. It is the caller's to dispose of.</param>
    /// <exception cref="ArgumentNullException"><paramref name="sampler"/> is <see langword="null"/>.</exception>
    public InstrumentGenSampler(TraceSampler sampler)
    {
        ArgumentNullException.ThrowIfNull(sampler);
        _sampler = sampler;
        Description = "TraceSampler";
    }

    /// <inheritdoc/>
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        ActivityContext parent = samplingParameters.ParentContext;
        if (_sampler is not null)
        {
            TraceDecision decision = _sampler.Decide(new TraceSamplingRequest(parent, samplingParameters.TraceId, samplingParameters.Name, samplingParameters.Kind, samplingParameters.Tags));
            return Result(decision.IsSampled, decision.TraceState);
        }

        ProbabilityDecision byRatio = _probability!.Decide(parent, samplingParameters.TraceId);
        return Result(byRatio.IsSampled, byRatio.TraceState);
    }

    static SamplingResult Result(bool isSampled, string? traceState) => new(isSampled ? SamplingDecision.RecordAndSample : SamplingDecision.Drop, traceState!);
}
