using System.Diagnostics.Metrics;

namespace Leaky;

/// <summary>Counts what happens, in more series than any server can hold.</summary>
sealed class DeskMetrics(Counter<long> stays)
{
    public void Stayed(Guid stay) => stays.Add(1, new KeyValuePair<string, object?>("stay.id", stay)); // IG2001

    public void Ended(string reason) => stays.Add(-1, new KeyValuePair<string, object?>("reason", reason)); // IG2002

    public static void Cleaned(Meter meter, int rooms) => meter.CreateCounter<long>("hotel.rooms.cleaned").Add(rooms); // IG2004
}
