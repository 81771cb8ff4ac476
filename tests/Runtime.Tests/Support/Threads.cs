using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Threads that live as long as what they run.</summary>
static class Threads
{
    /// <summary>Runs an action on a new thread, waits for its end, and throws what it threw.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void Run(Action action) => RunAll([action]);

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void RunAll(IReadOnlyList<Action> actions)
    {
        ExceptionDispatchInfo? failure = null;
        var threads = actions.Select(action => new Thread(() =>
        {
            try
            {
                action();
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        })).ToList();
        threads.ForEach(static thread => thread.UnsafeStart());
        foreach (Thread thread in threads) Assert.True(thread.Join(Patience.Limit), "A thread did not end.");
        failure?.Throw();
    }

    /// <summary>Collects what is garbage and waits for its finalizers.</summary>
    internal static void CollectGarbage()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
