namespace InstrumentGen;

/// <summary>The task that the caller of a suspended operation holds: when the method's own task ends, it ends the call and completes from
/// that task's state, with all its exceptions and its token.</summary>
/// <remarks>The caller does not get the method's own task. With that one a blocked caller would wake before the call has ended, and to read
/// a fault's type would silence <see cref="TaskScheduler.UnobservedTaskException"/>.</remarks>
sealed class TaskFollower(FollowedCall call, Task task, CallTokens tokens) : TaskCompletionSource(task.AsyncState)
{
    internal void Start()
    {
        if (task.IsCompleted) Complete();
        else TaskContinuation.Attach(task, Complete);
    }

    void Complete()
    {
        call.Resume().EndWith(task, tokens);
        SetFromTask(task);
    }
}

/// <inheritdoc cref="TaskFollower"/>
sealed class TaskFollower<TResult>(FollowedCall call, Task<TResult> task, CallTokens tokens)
    : TaskCompletionSource<TResult>(task.AsyncState)
{
    internal void Start()
    {
        if (task.IsCompleted) Complete();
        else TaskContinuation.Attach(task, Complete);
    }

    void Complete()
    {
        call.Resume().EndWith(task, tokens);
        SetFromTask(task);
    }
}

/// <summary>As <see cref="TaskFollower{TResult}"/>, for a call whose result is looked at.</summary>
sealed class ObservingFollower<TResult>(FollowedCall call, Task<TResult> task, ResultObserver<TResult> observer, CallTokens tokens)
    : TaskCompletionSource<TResult>(task.AsyncState)
{
    internal void Start()
    {
        if (task.IsCompleted) Complete();
        else TaskContinuation.Attach(task, Complete);
    }

    void Complete()
    {
        call.Resume().EndWith(task, observer, tokens);
        SetFromTask(task);
    }
}
