using System.Diagnostics;

namespace InstrumentGen;

/// <summary>Which traces are kept, and of which sources.</summary>
/// <example>
/// <code>
/// builder.Services.AddInstrumentGen().AddSampling(options => options.Ratio = 0.1);
/// </code>
/// </example>
public sealed class TraceSamplingOptions
{
    /// <summary>The part of the traces that is kept: 1 keeps every one, 0 none. Between them the least is 2<sup>-56</sup>.</summary>
    /// <value>The default is <see langword="null"/>: what the environment variables <c>OTEL_TRACES_SAMPLER</c> and
    /// <c>OTEL_TRACES_SAMPLER_ARG</c> say, and without them every trace.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither 0 nor from 2<sup>-56</sup> to 1.</exception>
    public double? Ratio
    {
        get;
        set
        {
            if (value is { } ratio) _ = SamplingThreshold.FromRatio(ratio);
            field = value;
        }
    }

    /// <summary>Whether a span with a parent is kept exactly where its parent is, where <see cref="Ratio"/> is set.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool FollowsParent { get; set; } = true;

    /// <summary>Which sources' spans are decided on. Where it throws, that is counted in <see cref="TelemetryFailures"/> and the source is left alone.</summary>
    /// <value>The default is <see langword="null"/>: the instrumented assemblies that the program can run, as its build has written them down, and
    /// <c>Microsoft.AspNetCore</c>, whose requests are the roots of a web application's traces.</value>
    public Func<ActivitySource, bool>? Sources { get; set; }

    internal ProbabilitySampler ToSampler() =>
        Ratio is { } ratio ? new ProbabilitySampler(ratio, FollowsParent) : ProbabilitySampler.FromEnvironment();
}
