namespace InstrumentGen.OpenTelemetry;

/// <summary>How long to wait before a request is sent again: as long as the receiver asks, else a random part of a time that grows, so that many clients do not come back
/// at once. The figures are those of the SDK: 1 s, half as much more each time, up to 5 s.</summary>
static class OtlpBackoff
{
    const double First = 1;
    const double Growth = 1.5;
    const double Most = 5;

    /// <summary>Less is not waited for, whatever the receiver asks: a date may be past, a number negative.</summary>
    internal static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);

    /// <summary>The wait.</summary>
    /// <param name="tries">How often the request was sent, 1 the first time.</param>
    /// <param name="asked">What the receiver asks for.</param>
    /// <param name="random">From 0 to 1.</param>
    internal static TimeSpan Of(int tries, TimeSpan? asked, double random)
    {
        TimeSpan wait = asked ?? TimeSpan.FromSeconds(random * Math.Min(Most, First * Math.Pow(Growth, tries - 1)));
        return wait < Least ? Least : wait;
    }
}
