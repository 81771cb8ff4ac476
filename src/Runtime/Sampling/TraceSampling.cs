using System.Collections.Frozen;
using System.Diagnostics;

namespace InstrumentGen;

/// <summary>Keeps a part of all traces where no OpenTelemetry SDK does, from <see cref="Use(TraceSamplingOptions?)"/> until it is disposed of.</summary>
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
    readonly TraceSampler _sampler;
    readonly bool _ownsSampler;
    readonly ActivityListener _listener;

    TraceSampling(TraceSampler sampler, bool ownsSampler, Func<ActivitySource, bool>? sources)
    {
        _sampler = sampler;
        _ownsSampler = ownsSampler;
        _listener = new ActivityListener { ShouldListenTo = SourcesOf(sources), Sample = Sample };
    }

    /// <summary>Begins to decide on spans.</summary>
    /// <param name="options">Which traces are kept. <see langword="null"/> stands for the defaults.</param>
    /// <returns>What ends it when it is disposed of.</returns>
    /// <exception cref="ArgumentException">An option is none.</exception>
    public static TraceSampling Use(TraceSamplingOptions? options = null) => Begin(new TraceSampling(new TraceSampler(options), ownsSampler: true, options?.Sources));

    /// <summary>Begins to decide on spans by a sampler whose options can be changed meanwhile.</summary>
    /// <param name="sampler">What decides. It is the caller's to dispose of, after this.</param>
    /// <param name="sources">Which sources' spans are decided on; <see langword="null"/> is the default of <see cref="TraceSamplingOptions.Sources"/>.</param>
    /// <returns>What ends it when it is disposed of.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sampler"/> is <see langword="null"/>.</exception>
    public static TraceSampling Use(TraceSampler sampler, Func<ActivitySource, bool>? sources = null)
    {
        ArgumentNullException.ThrowIfNull(sampler);
        return Begin(new TraceSampling(sampler, ownsSampler: false, sources));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Dispose();
        if (_ownsSampler) _sampler.Dispose();
    }

    static TraceSampling Begin(TraceSampling sampling)
    {
        ActivitySource.AddActivityListener(sampling._listener);
        return sampling;
    }

    /// <summary>The sources that are asked for, else those of the program.</summary>
    internal static Func<ActivitySource, bool> SourcesOf(Func<ActivitySource, bool>? asked) => asked is null ? OfProgram() : source => Asks(asked, source);

    ActivitySamplingResult Sample(ref ActivityCreationOptions<ActivityContext> options)
    {
        ActivityContext parent = options.Parent;
        TraceDecision decision = _sampler.Decide(new TraceSamplingRequest(parent, options.TraceId, options.Name, options.Kind, options.Tags, options.Source.Name));
        if (!decision.IsSampled && Flows(parent)) return ActivitySamplingResult.None;
        if (decision.TraceState is not null && !ReferenceEquals(decision.TraceState, options.TraceState)) options = options with { TraceState = decision.TraceState };
        return decision.IsSampled ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.PropagationData;
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
