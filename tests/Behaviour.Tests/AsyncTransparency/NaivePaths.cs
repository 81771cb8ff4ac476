using System.Diagnostics;
using InstrumentGen.Behaviour.Tests.Recording;

namespace InstrumentGen.Behaviour.Tests.AsyncTransparency;

/// <summary>The wrapper that everybody writes first: an <c>async</c> method. The observations must tell it from the direct call.</summary>
public sealed class NaiveAsyncPath : CallPath
{
    static readonly ActivitySource s_source = new(SpanRecorder.Roots);

    public override async Task Call(Func<Task> callee, CancellationToken cancellationToken = default)
    {
        using Activity? span = s_source.StartActivity();
        await callee();
    }

    public override async Task<TResult> Call<TResult>(Func<Task<TResult>> callee)
    {
        using Activity? span = s_source.StartActivity();
        return await callee();
    }

    public override async ValueTask<TResult> CallValue<TResult>(Func<ValueTask<TResult>> callee)
    {
        using Activity? span = s_source.StartActivity();
        return await callee();
    }
}

/// <summary>The wrapper that is written next: start, attach a continuation that ends the span, return. It forgets the caller's
/// <see cref="Activity.Current"/>, reads a value task twice, and marks faults as observed.</summary>
public sealed class NaiveContinuationPath : CallPath
{
    static readonly ActivitySource s_source = new(SpanRecorder.Roots);

    public override Task Call(Func<Task> callee, CancellationToken cancellationToken = default)
    {
        Activity? span = s_source.StartActivity();
        Task task = callee();
        task.ContinueWith(ended => End(span, ended), TaskScheduler.Default);
        return task;
    }

    public override Task<TResult> Call<TResult>(Func<Task<TResult>> callee)
    {
        Activity? span = s_source.StartActivity();
        Task<TResult> task = callee();
        task.ContinueWith(ended => End(span, ended), TaskScheduler.Default);
        return task;
    }

    public override ValueTask<TResult> CallValue<TResult>(Func<ValueTask<TResult>> callee)
    {
        Activity? span = s_source.StartActivity();
        ValueTask<TResult> task = callee();
        if (task.IsCompleted)
        {
            End(span, task.AsTask());
        }
        else
        {
            task.ConfigureAwait(false).GetAwaiter().OnCompleted(() => End(span, task.AsTask()));
        }

        return task;
    }

    static void End(Activity? span, Task task)
    {
        if (task.Exception is not null) span?.SetStatus(ActivityStatusCode.Error);
        span?.Dispose();
    }
}

/// <summary>The third attempt: a completion source that copies what comes to mind of the task's state, on the thread pool.</summary>
public sealed class NaiveCompletionPath : CallPath
{
    public override Task Call(Func<Task> callee, CancellationToken cancellationToken = default)
    {
        var completion = new TaskCompletionSource();
        callee().ContinueWith(
            ended =>
            {
                if (ended.IsCanceled) completion.SetCanceled(CancellationToken.None);
                else if (ended.IsFaulted) completion.SetException(ended.Exception.InnerExceptions[0]);
                else completion.SetResult();
            },
            TaskScheduler.Default);
        return completion.Task;
    }

    public override Task<TResult> Call<TResult>(Func<Task<TResult>> callee) => callee();

    public override ValueTask<TResult> CallValue<TResult>(Func<ValueTask<TResult>> callee) => callee();
}
