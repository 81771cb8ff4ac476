using System.Diagnostics;

namespace InstrumentGen.Behaviour.Tests.AsyncTransparency;

/// <summary>What a caller can see of an asynchronous call. Each returns a value that must not depend on the path.</summary>
public static class Observations
{
    static readonly AsyncLocal<string?> s_ambient = new();

    public static readonly IReadOnlyDictionary<string, Func<CallPath, Task<string>>> All = new Dictionary<string, Func<CallPath, Task<string>>>
    {
        ["an argument check throws synchronously"] = SynchronousThrow,
        ["the callee's AsyncLocal writes survive"] = AsyncLocalWrite,
        ["WhenAll keeps all its exceptions"] = AllExceptions,
        ["a cancelled task keeps its token"] = CancellationToken,
        ["a task faulted with a cancellation stays faulted"] = FaultedCancellation,
        ["a completed task is returned as it is"] = CompletedTask,
        ["a cancelled completed task is returned as it is"] = CancelledTask,
        ["the caller's activity is current again at once"] = CurrentActivity,
        ["an activity that the callee leaves current stays current"] = LeftActivity,
        ["a pending value task is consumed once"] = PendingValueTask,
        ["a completed value task is consumed once"] = CompletedValueTask,
        ["a failed value task is consumed once"] = FailedValueTask,
        ["waiting on the only thread does not deadlock"] = WaitOnOnlyThread,
        ["an awaiting caller resumes on its context in place"] = ContextOfCaller,
        ["a null task stays null"] = NullTask,
        ["the state object of a task is kept"] = AsyncState,
        ["the stack trace names no wrapper"] = StackTrace,
    };

    static async Task<string> SynchronousThrow(CallPath path)
    {
        Task task;
        try
        {
            task = path.Call(static () => Checked(null));
        }
        catch (ArgumentNullException exception)
        {
            return "thrown at once: " + exception.ParamName;
        }

        await task.ContinueWith(static _ => { }, TaskScheduler.Default);
        return "returned a faulted task";
    }

    static Task Checked(object? cart)
    {
        ArgumentNullException.ThrowIfNull(cart);
        return Task.CompletedTask;
    }

    static async Task<string> AsyncLocalWrite(CallPath path)
    {
        s_ambient.Value = "before";
        await path.Call(static () =>
        {
            s_ambient.Value = "written by the callee";
            return Task.CompletedTask;
        });
        return s_ambient.Value;
    }

    static async Task<string> AllExceptions(CallPath path)
    {
        Task task = path.Call(static () => Task.WhenAll(FailLater("one"), FailLater("two"), FailLater("three")));
        await task.ContinueWith(static _ => { }, TaskScheduler.Default);
        return string.Join(", ", task.Exception!.InnerExceptions.Select(static exception => exception.Message).Order());
    }

    static async Task<string> CancellationToken(CallPath path)
    {
        using var source = new CancellationTokenSource();
        Task task = path.Call(() => Task.Delay(Timeout.Infinite, source.Token));
        await source.CancelAsync();
        await task.ContinueWith(static _ => { }, TaskScheduler.Default);
        return $"{task.Status}, its token: {new TaskCanceledException(task).CancellationToken == source.Token}";
    }

    static async Task<string> FaultedCancellation(CallPath path)
    {
        var completion = new TaskCompletionSource<int>();
        Task<int> task = path.Call(() => completion.Task);
        completion.SetException(new OperationCanceledException());
        await task.ContinueWith(static _ => { }, TaskScheduler.Default);
        return task.Status.ToString();
    }

    static Task<string> CompletedTask(CallPath path)
    {
        Task<string> completed = Task.FromResult("result");
        return Task.FromResult($"the same: {ReferenceEquals(path.Call(() => completed), completed)}");
    }

    static Task<string> CancelledTask(CallPath path)
    {
        Task cancelled = Task.FromCanceled(new CancellationToken(canceled: true));
        return Task.FromResult($"the same: {ReferenceEquals(path.Call(() => cancelled), cancelled)}");
    }

    static async Task<string> CurrentActivity(CallPath path)
    {
        Activity? before = Activity.Current;
        var completion = new TaskCompletionSource();
        Task task = path.Call(() => completion.Task);
        bool isRestored = Activity.Current == before;
        completion.SetResult();
        await task;
        return $"restored: {isRestored}, and after the end: {Activity.Current == before}";
    }

    static Task<string> LeftActivity(CallPath path)
    {
        using var left = new Activity("left by the callee");
        _ = path.Call(() =>
        {
            left.Start();
            return Task.CompletedTask;
        });
        return Task.FromResult($"current: {Activity.Current == left}");
    }

    static async Task<string> PendingValueTask(CallPath path)
    {
        var source = new CountingSource();
        ValueTask<int> task = path.CallValue(() => source.Task);
        source.SetResult(7);
        return $"{await task}, consumed {source.Consumed} times";
    }

    static async Task<string> CompletedValueTask(CallPath path)
    {
        var source = new CountingSource();
        source.SetResult(7);
        return $"{await path.CallValue(() => source.Task)}, consumed {source.Consumed} times";
    }

    static async Task<string> FailedValueTask(CallPath path)
    {
        var source = new CountingSource();
        source.SetException(new InvalidOperationException("failed"));
        try
        {
            return $"{await path.CallValue(() => source.Task)}";
        }
        catch (InvalidOperationException exception)
        {
            return $"{exception.Message}, consumed {source.Consumed} times";
        }
    }

    static async Task<string> WaitOnOnlyThread(CallPath path)
    {
        using var context = new SingleThreadContext();
        return await context.Run(() => $"ended: {path.Call(static async () => await Task.Delay(10).ConfigureAwait(false)).Wait(TimeSpan.FromSeconds(3))}");
    }

    static async Task<string> ContextOfCaller(CallPath path)
    {
        using var context = new SingleThreadContext();
        Task<string> caller = await context.Run(async () =>
        {
            await path.Call(static async () => await Task.Delay(10));
            return $"on its thread: {Environment.CurrentManagedThreadId == context.ThreadId}, ";
        });
        return await caller + $"posts: {context.Posts}";
    }

    static Task<string> NullTask(CallPath path)
    {
        try
        {
            return Task.FromResult($"null: {path.Call(static () => (Task)null!) is null}");
        }
        catch (NullReferenceException)
        {
            return Task.FromResult("thrown");
        }
    }

    static async Task<string> AsyncState(CallPath path)
    {
        var completion = new TaskCompletionSource("state");
        Task task = path.Call(() => completion.Task);
        completion.SetResult();
        await task;
        return $"state: {task.AsyncState}";
    }

    static async Task<string> StackTrace(CallPath path)
    {
        try
        {
            await path.Call(static () => FailLater("failed"));
            return "no exception";
        }
        catch (InvalidOperationException exception)
        {
            string[] wrappers = ["InstrumentGen.Generated", nameof(OperationCall), nameof(NaiveAsyncPath)];
            return $"names a wrapper: {wrappers.Any(exception.StackTrace!.Contains)}";
        }
    }

    static async Task FailLater(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }
}
