using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace InstrumentGen;

/// <summary>Decides which traces are kept, by options that can be changed while it decides: a ratio of all, ratios of operations, a rate, boosts.</summary>
/// <remarks>
/// <para>A root is kept where its trace's randomness reaches a threshold that never depends on that randomness: 0 for an operation that is audited, else what its
/// ratio gives, else its part of the rate, else the ratio of all; boosts can only lower it. A child is kept where its parent is, and, where its operation has a
/// ratio of its own, its trace's randomness reaches that too.</para>
/// <para>A decision takes a few nanoseconds and allocates nothing, unless a <c>tracestate</c> that came from elsewhere has to be written anew.</para>
/// </remarks>
/// <example>
/// <code>
/// using var sampler = new TraceSampler(new TraceSamplingOptions { Ratio = 0.1, TracesPerSecond = 50 });
/// using TraceSampling sampling = TraceSampling.Use(sampler);
/// </code>
/// </example>
public sealed partial class TraceSampler : IDisposable
{
    readonly Lock _lock = new();
    readonly TimeProvider _time;
    readonly SamplingStripes _stripes = new();
    readonly RateController _controller;
    volatile SamplingPolicy _policy;
    ITimer? _timer;
    bool _isDisposed;

    /// <summary>Makes a sampler.</summary>
    /// <param name="options">What is kept. <see langword="null"/> stands for the defaults.</param>
    /// <param name="time">The time by which rates are measured and boosts begin and end. <see langword="null"/> is the system's.</param>
    /// <exception cref="ArgumentException">An option is none, for instance a ratio that is neither 0 nor from 2<sup>-56</sup> to 1.</exception>
    public TraceSampler(TraceSamplingOptions? options = null, TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        _controller = new RateController(_stripes, _time);
        _policy = new SamplingPolicy(options ?? new TraceSamplingOptions(), _controller);
        SetTimer();
        ObservedSources.Samplers.Add(this);
    }

    /// <summary>Whether a span with a parent is kept only where its parent is.</summary>
    public bool FollowsParent => _policy.FollowsParent;

    /// <summary>What was decided so far.</summary>
    public SamplingCounts Counts => new(_stripes.Decisions());

    /// <summary>What at most leaves in one <see cref="ExportWindow"/>, in spans.</summary>
    /// <value><see langword="null"/> where there is no limit.</value>
    public int? SpansPerExport => _policy.SpansPerExport;

    /// <summary>The time that <see cref="SpansPerExport"/> is for.</summary>
    public TimeSpan ExportWindow => _policy.ExportWindow;

    /// <summary>The part of a site's roots that is kept at present.</summary>
    internal double RatioOf(SamplingSite site) => _policy.RuleOf(site).Threshold.Threshold.Probability;

    /// <summary>The part of the roots that is kept at present, of each operation that was decided on.</summary>
    internal IEnumerable<(SamplingSite Site, double Ratio)> OperationRatios() => _policy.OperationRules.Select(static rule => (rule.Site, rule.Threshold.Threshold.Probability));

    internal IEnumerable<string> OperationNames => _policy.OperationNames;

    /// <summary>Puts other options in force. Calls that decide meanwhile do so by the ones before or these, never by a mixture.</summary>
    /// <param name="options">The options; they are read now, and later changes of the object change nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An option is none. What was in force stays so.</exception>
    public void Update(TraceSamplingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        lock (_lock)
        {
            _policy = new SamplingPolicy(options, _controller);
            SetTimer();
        }

        InstrumentGenEventSource.Log.SamplingOptionsChanged();
    }

    /// <summary>Decides on a span.</summary>
    /// <param name="request">The span.</param>
    /// <returns>The decision.</returns>
    // Flat, and each way out makes its decision itself: one that is chosen between and copied took 5 ns longer. The counts come last, when little else is needed any more.
    public TraceDecision Decide(in TraceSamplingRequest request)
    {
        SamplingPolicy policy = _policy;
        if (request.Tags is not SpanConstants own || policy.PlainRuleOf(own.SiteIndex) is not { } rule) return DecideOnOthers(policy, request);
        ref readonly ActivityContext parent = ref request.Parent;
        string? traceState = parent.TraceState;
        if (parent.SpanId != default)
        {
            if ((parent.TraceFlags & ActivityTraceFlags.Recorded) == 0)
            {
                if (!rule.FollowsParent || traceState is not null) return DecideOnOthers(policy, request);
                _stripes.Own.Count(SamplingReason.Parent, isKept: false);
                return TraceDecision.Drop(null, SamplingReason.Parent);
            }

            // What nearly all have whose parent was kept in this process.
            if (!rule.OnlyFollows) return DecideOnOthers(policy, request);
            SamplingStripe stripe = _stripes.Own;
            RenderedThreshold last = stripe.Last;
            if (!ReferenceEquals(traceState, last.Text) || !last.Keeps(request.TraceId)) return DecideOnOthers(policy, request);
            stripe.Count(SamplingReason.Parent, isKept: true);
            return TraceDecision.Keep(last.Threshold, last.Text, SamplingReason.Parent);
        }

        if (traceState is not null) return DecideOnOthers(policy, request);
        if (rule.Threshold.Keeps(request.TraceId))
        {
            if (rule.IsTimeToLook(_stripes.Own.Count(rule.Place))) LookForBurst(rule);
            return TraceDecision.Keep(rule.Threshold.Threshold, rule.TraceState, rule.Reason);
        }

        if (rule.IsTimeToLook(_stripes.Own.Count(rule.Place + 1))) LookForBurst(rule);
        return TraceDecision.Drop(null, rule.Reason);
    }

    /// <summary>Whether a span that has ended goes first where not all can be exported: its status is an error, it took longer than
    /// <see cref="TraceSamplingOptions.SlowerThan"/>, or its operation is audited.</summary>
    /// <param name="span">The span.</param>
    /// <returns><see langword="true"/> where it does.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="span"/> is <see langword="null"/>.</exception>
    public bool GoesFirst(Activity span)
    {
        ArgumentNullException.ThrowIfNull(span);
        return span.Status == ActivityStatusCode.Error || (_policy.SlowerThan is { } limit && span.Duration > limit) || SamplingSites.IsAudited(span);
    }

    /// <summary>Ends the measuring of rates. Decisions go on by what is in force.</summary>
    public void Dispose()
    {
        ObservedSources.Samplers.Remove(this);
        lock (_lock)
        {
            _isDisposed = true;
            _timer?.Dispose();
            _timer = null;
        }
    }

    static SamplingRule RuleOfForeign(SamplingPolicy policy, string name, string? source) =>
        policy.HasForeignRules ? policy.RuleOf(SamplingSites.Of(source ?? "", name)) : policy.ForeignRule;

    // Spans of others, what comes from elsewhere, and roots where a boost may apply.
    [MethodImpl(MethodImplOptions.NoInlining)]
    TraceDecision DecideOnOthers(SamplingPolicy policy, in TraceSamplingRequest request)
    {
        SamplingRule rule = request.Tags is SpanConstants own ? policy.RuleOf(own.Site) : RuleOfForeign(policy, request.Name, request.Source);
        SamplingStripe stripe = _stripes.Own;
        return request.Parent.SpanId != default && rule.FollowsParent ? Following(stripe, rule, request) : Uncommon(stripe, policy.Boosts, rule, request);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void LookForBurst(SamplingRule rule)
    {
        if (_controller.IsBurst(rule.Site)) _controller.Notice(_policy);
    }

    // A timer keeps its own reference: what nobody disposes of would tick for ever, which is the same for every timer.
    void SetTimer()
    {
        if (_policy.TracesPerSecond is null || _isDisposed)
        {
            _timer?.Dispose();
            _timer = null;
            return;
        }

        _controller.Measure(_policy);
        _timer ??= _time.CreateTimer(static sampler => ((TraceSampler)sampler!).Tick(), this, RateController.Period, RateController.Period);
    }

    void Tick()
    {
        try
        {
            _controller.Measure(_policy);
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.SamplingRate, exception);
        }
    }
}
