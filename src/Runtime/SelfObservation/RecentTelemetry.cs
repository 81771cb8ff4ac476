using Microsoft.Extensions.DependencyInjection;

namespace InstrumentGen;

/// <summary>What was counted within the last minute, for whoever asks: to ask changes nothing for others, so that several probes may share a health check.</summary>
/// <remarks>Nothing runs between two questions. Each leaves what was counted by then; compared is with the newest that is a minute old, else with the oldest. Who asks every
/// ten minutes so hears once of what was in these.</remarks>
sealed class RecentTelemetry
{
    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // Who asks more often leaves nothing more to keep.
    static readonly TimeSpan s_spacing = TimeSpan.FromSeconds(1);

    readonly Lock _lock = new();
    readonly TimeProvider _time;
    readonly LinkedList<(long At, TelemetryTotals Totals)> _earlier = new();

    public RecentTelemetry(IServiceProvider services)
    {
        _time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        _earlier.AddLast((_time.GetTimestamp(), TelemetryTotals.Now()));
    }

    internal TelemetryTotals Read()
    {
        lock (_lock)
        {
            long now = _time.GetTimestamp();
            TelemetryTotals totals = TelemetryTotals.Now();
            while (_earlier.First!.Next is { } second && _time.GetElapsedTime(second.Value.At, now) >= Window) _earlier.RemoveFirst();
            TelemetryTotals recent = totals.Since(_earlier.First.Value.Totals);
            if (_time.GetElapsedTime(_earlier.Last!.Value.At, now) >= s_spacing) _earlier.AddLast((now, totals));
            return recent;
        }
    }
}
