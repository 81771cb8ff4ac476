using System.Diagnostics;
using OpenTelemetry;

namespace InstrumentGen;

/// <summary>Raises the part of the traces that is kept, where a condition holds and for a time: for a customer with a problem, a header, a day.</summary>
/// <remarks>A boost can only raise it. Its condition is asked where a trace begins in this process, and not for children; what it decides goes on to them and to other services.</remarks>
/// <example>
/// <code>
/// options.Boosts.Add(SamplingBoost.ForUser("42").Between(null, DateTimeOffset.UtcNow.AddHours(1)));
/// options.Boosts.Add(SamplingBoost.When(static request => request.Kind == ActivityKind.Consumer, ratio: 0.5));
/// </code>
/// </example>
public sealed class SamplingBoost
{
    readonly Func<TraceSamplingRequest, bool> _condition;

    SamplingBoost(Func<TraceSamplingRequest, bool> condition, double ratio)
    {
        _condition = condition;
        Rendered = RenderedThreshold.OfRatio(ratio);
        Ratio = ratio;
    }

    /// <summary>The part of the traces that is kept where the condition holds.</summary>
    public double Ratio { get; }

    /// <summary>When it begins.</summary>
    /// <value>The default is <see langword="null"/>: it has begun.</value>
    public DateTimeOffset? From { get; private init; }

    /// <summary>When it ends: from this moment on it is no more.</summary>
    /// <value>The default is <see langword="null"/>: it does not end.</value>
    public DateTimeOffset? Until { get; private init; }

    internal RenderedThreshold Rendered { get; }

    /// <summary>A boost where a condition holds.</summary>
    /// <param name="condition">Is asked for roots only, on the thread that begins them, before they exist. Where it throws, that is counted in
    /// <see cref="TelemetryFailures"/> and it does not hold. It must not look at the trace id: what is kept would not stand for the rest.</param>
    /// <param name="ratio">The part of the traces that is kept then, from 2<sup>-56</sup> to 1.</param>
    /// <returns>The boost.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="condition"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ratio"/> is none.</exception>
    public static SamplingBoost When(Func<TraceSamplingRequest, bool> condition, double ratio)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new SamplingBoost(condition, ratio);
    }

    /// <summary>A boost where baggage has a value: that of <see cref="CorrelationContext"/>, of <see cref="Activity.Current"/>, or of OpenTelemetry.</summary>
    /// <param name="key">The name in the baggage.</param>
    /// <param name="value">The value; <see langword="null"/> stands for any.</param>
    /// <param name="ratio">The part of the traces that is kept then.</param>
    /// <returns>The boost.</returns>
    /// <exception cref="ArgumentException"><paramref name="key"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ratio"/> is none.</exception>
    public static SamplingBoost ForBaggage(string key, string? value, double ratio)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return new SamplingBoost(_ => BaggageHas(key, value), ratio);
    }

    /// <summary>A boost for a user, who is known by the baggage <c>user.id</c> or <c>enduser.id</c>.</summary>
    /// <param name="id">The user's id.</param>
    /// <param name="ratio">The part of the user's traces that is kept.</param>
    /// <returns>The boost.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ratio"/> is none.</exception>
    public static SamplingBoost ForUser(string id, double ratio = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return new SamplingBoost(_ => BaggageHas("user.id", id) || BaggageHas("enduser.id", id), ratio);
    }

    /// <summary>The same boost, for a time.</summary>
    /// <param name="from">When it begins; <see langword="null"/> for one that has begun.</param>
    /// <param name="until">When it ends; <see langword="null"/> for one that does not end.</param>
    /// <returns>The boost.</returns>
    /// <exception cref="ArgumentException">It would end before it begins.</exception>
    public SamplingBoost Between(DateTimeOffset? from, DateTimeOffset? until) => until < from
        ? throw new ArgumentException($"The boost would end at {until:O}, before it begins at {from:O}.", nameof(until))
        : new SamplingBoost(_condition, Ratio) { From = from, Until = until };

    internal bool Applies(in TraceSamplingRequest request, TimeProvider time)
    {
        try
        {
            return IsTime(time) && _condition(request);
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.SamplingBoost, exception);
            return false;
        }
    }

    bool IsTime(TimeProvider time)
    {
        if (From is null && Until is null) return true;
        DateTimeOffset now = time.GetUtcNow();
        return !(From > now) && !(Until <= now);
    }

    static bool BaggageHas(string key, string? value) =>
        IsSo(CorrelationContext.GetBaggage(key), value) || IsSo(Activity.Current?.GetBaggageItem(key), value) || IsSo(Baggage.Current.GetBaggage(key), value);

    static bool IsSo(string? found, string? value) => found is not null && (value is null || found == value);
}
