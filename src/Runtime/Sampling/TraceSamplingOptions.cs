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
    static readonly TimeSpan s_shortestWindow = TimeSpan.FromMilliseconds(10);

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

    /// <summary>Ratios of operations, by name, in which <c>*</c> stands for any characters: <c>order.*</c>. An exact name goes before patterns, and of these the
    /// longest; upper and lower case are the same. Spans of others are named with their source in front: <c>Microsoft.AspNetCore/*</c>.</summary>
    /// <value>The default is empty. An operation that is not named here has the ratio of its <see cref="TracedAttribute.SamplingRatio"/>, if any.</value>
    public IDictionary<string, double> Operations { get; } = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many traces are kept in a second, of all operations together: the ratios are lowered until it is no more. Audited operations are not counted.</summary>
    /// <value>The default is <see langword="null"/>: ratios stay as they are.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double? TracesPerSecond
    {
        get;
        set => field = value is null or (> 0 and < double.PositiveInfinity) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A rate is positive and finite.");
    }

    /// <summary>The traces of each operation that are kept in a minute whatever <see cref="TracesPerSecond"/> says, as far as its ratio lets them.</summary>
    /// <value>The default is 1.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double MinimumPerMinute
    {
        get;
        set => field = value is >= 0 and < double.PositiveInfinity ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A minimum is not negative, and finite.");
    } = 1;

    /// <summary>Where more is kept than otherwise.</summary>
    /// <value>The default is empty.</value>
    public IList<SamplingBoost> Boosts { get; } = [];

    /// <summary>How many spans at most leave the process in one <see cref="ExportWindow"/>, where an export limit applies it. Of more, those of the traces with the
    /// greatest randomness are kept, and their adjusted counts are raised.</summary>
    /// <value>The default is <see langword="null"/>: there is no limit.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public int? SpansPerExport
    {
        get;
        set => field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A limit of spans is positive.");
    }

    /// <summary>The time that <see cref="SpansPerExport"/> is for.</summary>
    /// <value>The default is one second.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is shorter than 10 milliseconds or longer than a day.</exception>
    public TimeSpan ExportWindow
    {
        get;
        set => field = value >= s_shortestWindow && value <= TimeSpan.FromDays(1) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A window is from 10 milliseconds to a day.");
    } = TimeSpan.FromSeconds(1);

    /// <summary>Spans that took longer go first where <see cref="SpansPerExport"/> does not let all leave, as those that failed do.</summary>
    /// <value>The default is <see langword="null"/>: none does for its duration.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan? SlowerThan
    {
        get;
        set => field = value is null || value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A duration is not negative.");
    }

    /// <summary>Whether a listener of .NET's own decides on spans while the host runs.</summary>
    /// <value>The default is <see langword="true"/>. <c>SetInstrumentGenSampler()</c> of InstrumentGen.OpenTelemetry sets it to <see langword="false"/>, as the SDK asks the
    /// sampler itself.</value>
    public bool UsesListener { get; set; } = true;

    /// <summary>Where OpenTelemetry's variables are read; <see langword="null"/> is the environment.</summary>
    internal Func<string, string?>? Variables { get; set; }

    /// <summary>What configuration says and is no value, a sentence each.</summary>
    internal IList<string> Problems { get; } = [];

    internal ProbabilitySampler ToSampler() =>
        Ratio is { } ratio ? new ProbabilitySampler(ratio, FollowsParent) : ProbabilitySampler.FromEnvironment(Variables);
}
