using System.Diagnostics;

namespace Leaky;

/// <summary>Finds rooms, and leaves its spans in a mess.</summary>
sealed class RoomSearch(ActivitySource source)
{
    readonly Dictionary<int, int> _bedsOfRooms = new() { [11] = 2, [12] = 1 };

    public int? FirstWith(int beds)
    {
        Activity? activity = source.StartActivity("room.search"); // IG5001
        foreach ((int room, int has) in _bedsOfRooms)
        {
            if (has >= beds) return room;
        }

        activity?.Dispose();
        return null;
    }

    public int BedsOf(int room, Guid request)
    {
        using Activity? activity = source.StartActivity($"room.beds {request}"); // IG5003
        return _bedsOfRooms[room];
    }

    public async Task<Activity?> BeginAsync()
    {
        await Task.Yield();
        return source.StartActivity("room.reserve"); // IG5002
    }

    public static void For(Activity activity, Guest guest) => activity.SetBaggage("guest", guest.Email); // IG1008
}
