using System.Diagnostics;

namespace InstrumentGen;

/// <content>Calls that end with a task.</content>
public partial struct OperationCall
{
    /// <summary>Ends the call when the task does.</summary>
    /// <param name="task">What the method returned.</param>
    /// <param name="tokens">The cancellation tokens that the call was given.</param>
    /// <returns>The same task where it has succeeded or been cancelled, is not started yet, or nobody records the call; else one that completes with its state:
    /// result, every exception, or token.</returns>
    public Task Follow(Task task, CallTokens tokens = default)
    {
        if (task is null || task.IsCompletedSuccessfully || task.Status == TaskStatus.Created || IsUnrecorded) return task!;
        if (task.IsCompleted && Settles(task, tokens)) return task;
        if (_audited is not null) return LeaveTo(new AuditedFollower(Followed, _audited, task, tokens));
        var follower = new TaskFollower(Followed, task, tokens);
        _isFollowed = true;
        follower.Start();
        return follower.Task;
    }

    /// <inheritdoc cref="Follow(Task, CallTokens)"/>
    /// <typeparam name="TResult">The type of the task's result.</typeparam>
    public Task<TResult> Follow<TResult>(Task<TResult> task, CallTokens tokens = default)
    {
        if (task is null || task.IsCompletedSuccessfully || task.Status == TaskStatus.Created || IsUnrecorded) return task!;
        if (task.IsCompleted && Settles(task, tokens)) return task;
        return _audited is null ? LeaveTo(new TaskFollower<TResult>(Followed, task, tokens)) : LeaveTo(new AuditedFollower<TResult>(Followed, _audited, task, null, tokens));
    }

    /// <inheritdoc cref="Follow(Task, CallTokens)"/>
    /// <remarks>The task is consumed once: here, if it has not completed or has failed, else by the caller.</remarks>
    public ValueTask Follow(ValueTask task, CallTokens tokens = default) =>
        task.IsCompletedSuccessfully || IsUnrecorded ? task : new ValueTask(Follow(task.AsTask(), tokens));

    /// <inheritdoc cref="Follow(ValueTask, CallTokens)"/>
    /// <typeparam name="TResult">The type of the task's result.</typeparam>
    public ValueTask<TResult> Follow<TResult>(ValueTask<TResult> task, CallTokens tokens = default) =>
        task.IsCompletedSuccessfully || IsUnrecorded ? task : new ValueTask<TResult>(Follow(task.AsTask(), tokens));

    Task<TResult> LeaveTo<TResult>(TaskFollower<TResult> follower)
    {
        _isFollowed = true;
        follower.Start();
        return follower.Task;
    }

    readonly FollowedCall Followed => new(_probe, _span, _parent.Activity, _started, _stripe is not null, _inMeter, _inGauge);

    /// <summary>Ends a followed call with its task, on whatever thread completes it: that thread's stripe takes it.</summary>
    internal void EndWith(Task task, CallTokens tokens)
    {
        if (!task.IsCompletedSuccessfully) Fails(ExceptionOf(task), tokens);
        EndElsewhere();
    }

    /// <summary>Ends the call on a thread that may be another than the one that began it: that thread's stripe takes it.</summary>
    internal readonly void EndElsewhere() => Finish(_stripe is null ? null : _probe.Cells!.Stripe);

    /// <summary>A cancelled task has nothing to observe, so it settles the call as it stands. To read a faulted task's exception marks it as
    /// observed, and then <see cref="TaskScheduler.UnobservedTaskException"/> would stay silent: that one is followed.</summary>
    bool Settles(Task task, CallTokens tokens)
    {
        if (task.IsFaulted) return false;
        // It may have succeeded since it was asked.
        if (task.IsCanceled) Fails(ExceptionOf(task), tokens);
        return true;
    }

    // What awaiting the task throws. A cancelled task does not show the exception it was cancelled with; awaiting it to see would add
    // our frames to that exception's stack.
    static Exception ExceptionOf(Task task) => task.Exception?.InnerExceptions[0] ?? new TaskCanceledException(task);
}
