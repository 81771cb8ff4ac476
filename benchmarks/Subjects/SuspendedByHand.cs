using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>Ways to measure a task that has not completed yet, by hand, with a span where somebody listens, a duration and a count. Each call suspends and is
/// completed by the same thread, so that the wrapper is measured and not the pool.</summary>
static class SuspendedByHand
{
    public const string Setting = "suspended task by hand: continuation = the method's own task with ContinueWith; source = TaskCompletionSource, the transparent one; async = an async method; pooled = ValueTask, pooled builder";

    static readonly ActivitySource s_source = new(ActivityByHand.SourceName);
    static long s_ticks;
    static long s_calls;

    public static void Direct(int calls) => Run(calls, static gate => Inner(gate));

    public static void Woven(int calls) => Run(calls, static gate => Annotated.WaitAsync(gate));

    public static void Continuation(int calls) => Run(calls, static gate =>
    {
        Activity? span = s_source.StartActivity("gate.wait");
        long started = Stopwatch.GetTimestamp();
        Task task = Inner(gate);
        _ = task.ContinueWith(_ => End(span, started), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return task;
    });

    public static void Source(int calls) => Run(calls, static gate => new Pending(s_source.StartActivity("gate.wait"), Inner(gate)).Start());

    public static void Async(int calls) => Run(calls, AsyncMethod);

    public static void Pooled(int calls) => Run(calls, static gate => PooledMethod(gate));

    public static void WovenPooled(int calls) => Run(calls, static gate => Annotated.WaitPooledAsync(gate));

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Task Inner(Task gate) => gate;

    static void Run(int calls, Func<Task, Task> wait)
    {
        for (int call = 0; call < calls; call++)
        {
            var gate = new TaskCompletionSource();
            Task task = wait(gate.Task);
            gate.SetResult();
            task.GetAwaiter().GetResult();
        }
    }

    static void Run(int calls, Func<Task, ValueTask> wait)
    {
        for (int call = 0; call < calls; call++)
        {
            var gate = new TaskCompletionSource();
            ValueTask task = wait(gate.Task);
            gate.SetResult();
            task.GetAwaiter().GetResult();
        }
    }

    static async Task AsyncMethod(Task gate)
    {
        Activity? span = s_source.StartActivity("gate.wait");
        long started = Stopwatch.GetTimestamp();
        try
        {
            await Inner(gate).ConfigureAwait(false);
        }
        finally
        {
            End(span, started);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    static async ValueTask PooledMethod(Task gate)
    {
        Activity? span = s_source.StartActivity("gate.wait");
        long started = Stopwatch.GetTimestamp();
        try
        {
            await Inner(gate).ConfigureAwait(false);
        }
        finally
        {
            End(span, started);
        }
    }

    static void End(Activity? span, long started)
    {
        Interlocked.Add(ref s_ticks, Stopwatch.GetTimestamp() - started);
        Interlocked.Increment(ref s_calls);
        span?.Dispose();
    }

    // Completes from the task's own state, after the call has ended: results, exceptions and tokens are those of the task.
    sealed class Pending(Activity? span, Task inner) : TaskCompletionSource
    {
        readonly Activity? _parent = span?.Parent;
        readonly long _started = Stopwatch.GetTimestamp();

        public Task Start()
        {
            inner.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(Complete);
            if (span is not null) Activity.Current = _parent;
            return Task;
        }

        void Complete()
        {
            End(span, _started);
            SetFromTask(inner);
        }
    }
}
