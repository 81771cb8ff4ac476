using System.Collections.Frozen;
using System.Diagnostics;

namespace InstrumentGen;

/// <summary>Keeps a part of all traces where no OpenTelemetry SDK does, from <see cref="Use"/> until it is disposed of.</summary>
/// <remarks>Of a root that is dropped remains an activity that records nothing, so that its trace id still goes to the log and to other services;
/// what is below it makes none. Whoever records spans listens to the same sources without a <c>Sample</c> of its own, as a listener that asks for more
/// gets more, and looks at <see cref="Activity.Recorded"/>.</remarks>
/// <example>
/// <code>
/// using TraceSampling sampling = TraceSampling.Use(new TraceSamplingOptions { Ratio = 0.1 });
/// </code>
/// </example>
public sealed class TraceSampling : IDisposable
{
    readonly ProbabilitySampler _sampler;
    readonly ActivityListener _listener;

    TraceSampling(TraceSamplingOptions options)
    {
        _sampler = options.ToSampler();
        _listener = new ActivityListener { ShouldListenTo = SourcesOf(options.Sources), Sample = Sample };
    }

    /// <summary>Begins to decide on spans.</summary>
    /// <param name="options">Which traces are kept. <see langword="null"/> stands for the defaults.</param>
    /// <returns>What ends it when it is disposed of.</returns>
    public static TraceSampling Use(TraceSamplingOptions? options = null)
    {
        var sampling = new TraceSampling(options ?? new TraceSamplingOptions());
        ActivitySource.AddActivityListener(sampling._listener);
        return sampling;
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    /// <summary>The sources that are asked for, else those of the program.</summary>
    internal static Func<ActivitySource, bool> SourcesOf(Func<ActivitySource, bool>? asked) => asked is null ? OfProgram() : source => Asks(asked, source);

    ActivitySamplingResult Sample(ref ActivityCreationOptions<ActivityContext> options)
    {
        ProbabilityDecision decision = _sampler.Decide(options.Parent, options.TraceId);
        if (decision.TraceState is not null && !ReferenceEquals(decision.TraceState, options.TraceState)) options = options with { TraceState = decision.TraceState };
        if (decision.IsSampled) return ActivitySamplingResult.AllDataAndRecorded;
        return Flows(options.Parent) ? ActivitySamplingResult.None : ActivitySamplingResult.PropagationData;
    }

    // Where the trace is current already, the span need not be there to pass its id on.
    static bool Flows(in ActivityContext parent) => parent.SpanId != default && Activity.Current is { } current && current.TraceId == parent.TraceId;

    // It is asked where the application makes a source.
    static bool Asks(Func<ActivitySource, bool> sources, ActivitySource source)
    {
        try
        {
            return sources(source);
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.ActivityListener, exception);
            return false;
        }
    }

    static Func<ActivitySource, bool> OfProgram()
    {
        FrozenSet<string> names = InstrumentedAssembliesAttribute.OfProgram.Append("Microsoft.AspNetCore").ToFrozenSet();
        return source => names.Contains(source.Name);
    }
}
