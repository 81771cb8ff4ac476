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
class TaskFollower<TResult>(FollowedCall call, Task<TResult> task, CallTokens tokens)
    : TaskCompletionSource<TResult>(task.AsyncState)
{
    internal void Start()
    {
        if (task.IsCompleted) Complete();
        else TaskContinuation.Attach(task, Complete);
    }

    /// <summary>Looks at the result of a task that has succeeded.</summary>
    protected virtual void Observe(ref OperationCall call, TResult result)
    {
    }

    void Complete()
    {
        OperationCall resumed = call.Resume();
        if (task.IsCompletedSuccessfully) Observe(ref resumed, task.Result);
        resumed.EndWith(task, tokens);
        SetFromTask(task);
    }
}

/// <summary>As <see cref="TaskFollower{TResult}"/>, for a call whose result is looked at.</summary>
// Apart, since a follower of each suspended call stands on the heap, and most have no observer.
sealed class ObservingFollower<TResult>(FollowedCall call, Task<TResult> task, ResultObserver<TResult> observer, CallTokens tokens)
    : TaskFollower<TResult>(call, task, tokens)
{
    /// <inheritdoc/>
    protected override void Observe(ref OperationCall call, TResult result) => call.Returns(result, observer);
}
