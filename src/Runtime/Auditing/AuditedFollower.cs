namespace InstrumentGen;

/// <summary>As <see cref="TaskFollower"/>, for an audited call: the caller's task completes when the outcome is durable.</summary>
// Apart, so that followers of other calls do not grow by a reference.
sealed class AuditedFollower(FollowedCall call, AuditedCall audited, Task task, CallTokens tokens) : TaskCompletionSource(task.AsyncState)
{
    internal void Start()
    {
        if (task.IsCompleted) Complete();
        else TaskContinuation.Attach(task, Complete);
    }

    void Complete() => call.Resume(audited).EndAuditedWith(task, tokens).OnSettled(() => SetFromTask(task));
}

/// <inheritdoc cref="AuditedFollower"/>
sealed class AuditedFollower<TResult>(FollowedCall call, AuditedCall audited, Task<TResult> task, ResultObserver<TResult>? observer, CallTokens tokens)
    : TaskCompletionSource<TResult>(task.AsyncState)
{
    internal void Start()
    {
        if (task.IsCompleted) Complete();
        else TaskContinuation.Attach(task, Complete);
    }

    void Complete()
    {
        OperationCall resumed = call.Resume(audited);
        if (observer is not null && task.IsCompletedSuccessfully) resumed.Returns(task.Result, observer);
        resumed.EndAuditedWith(task, tokens).OnSettled(() => SetFromTask(task));
    }
}
