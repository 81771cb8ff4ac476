namespace InstrumentGen;

/// <summary>Continues a task at once, on the thread that completes it.</summary>
static class TaskContinuation
{
    /// <summary>Runs the action when the task ends, without a synchronization context: a caller that blocks its only thread must not wait
    /// for an action that needs it.</summary>
    internal static void Attach(Task task, Action action)
    {
        // An awaiter's action would be sent to the pool where the completing thread has a synchronization context, and the caller's own
        // continuation would come back to that context a hop later than without us. A task continuation runs in place there, for some
        // 100 bytes more.
        if (SynchronizationContext.Current is null && TaskScheduler.Current == TaskScheduler.Default)
        {
            task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(action);
        }
        else
        {
            _ = task.ContinueWith(
                static (_, state) => ((Action)state!)(),
                action,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }
    }
}
