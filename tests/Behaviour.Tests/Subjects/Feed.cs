using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace InstrumentGen.Behaviour.Tests.Subjects;

/// <summary>Iterators that tell which activity they ran in.</summary>
public static class Feed
{
    public static readonly AsyncLocal<int> Mark = new();
    static readonly ActivitySource s_own = new("InstrumentGen.Behaviour.Tests.Roots");

    [Traced, Metered, Operation("feed.read")]
    public static IEnumerable<string?> Read(int count, Exception? failure = null)
    {
        for (int item = 0; item < count; item++) yield return Activity.Current?.OperationName;
        if (failure is not null) throw failure;
    }

    [Traced, Metered, Operation("feed.stream")]
    public static async IAsyncEnumerable<string?> StreamAsync(int count, bool waits, Exception? failure = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            for (int item = 0; item < count; item++)
            {
                if (waits) await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                yield return Activity.Current?.OperationName;
            }

            if (failure is not null) throw failure;
        }
        finally
        {
            if (waits) await Task.Yield();
        }
    }

    /// <summary>Leaves an activity of its own and a value of the context behind at each step.</summary>
    [Traced, Operation("feed.walk")]
    public static IEnumerable<string?> Walk()
    {
        using Activity? own = s_own.StartActivity("own");
        Mark.Value = 1;
        yield return Activity.Current?.OperationName;
        yield return Activity.Current?.OperationName;
        own?.Dispose();
        Mark.Value = 2;
        yield return Activity.Current?.OperationName;
    }

    [Traced, Operation("feed.count")]
    public static IEnumerable<int> Count(int count)
    {
        for (int item = 0; item < count; item++) yield return item;
    }

    [Traced, Operation("feed.tick")]
    public static async IAsyncEnumerable<int> TickAsync(int count, bool waits)
    {
        for (int item = 0; item < count; item++)
        {
            if (waits) await Task.Yield();
            yield return item;
        }
    }
}
