namespace InstrumentGen;

// Value tasks that are taken once.
public partial struct OperationCall
{
    /// <summary>As <see cref="Follow(ValueTask, CallTokens)"/>, without an allocation: what stands behind the task that is returned is used again.</summary>
    /// <param name="task">What the method returned.</param>
    /// <param name="tokens">The cancellation tokens that the call was given.</param>
    /// <returns>The same task where it has succeeded; else one that completes as it does, and whose result can be taken once.</returns>
    public ValueTask FollowPooled(ValueTask task, CallTokens tokens = default)
    {
        if (task.IsCompletedSuccessfully) return task;
        if (_audited is not null) return Follow(task, tokens);
        ValueTask followed = PooledFollower.Follow(this, task, tokens);
        _isFollowed = true;
        return followed;
    }

    /// <inheritdoc cref="FollowPooled(ValueTask, CallTokens)"/>
    /// <typeparam name="TResult">The type of the task's result.</typeparam>
    public ValueTask<TResult> FollowPooled<TResult>(ValueTask<TResult> task, CallTokens tokens = default)
    {
        return task.IsCompletedSuccessfully ? task : LeaveToPool(task, null, tokens);
    }

    /// <summary>As <see cref="FollowPooled{TResult}(ValueTask{TResult}, CallTokens)"/>, and shows the result of one that succeeds to an observer.</summary>
    /// <typeparam name="TResult">The type of the task's result.</typeparam>
    /// <param name="task">What the method returned.</param>
    /// <param name="observer">Looks at the result. What it throws is counted in <see cref="TelemetryFailures"/>.</param>
    /// <param name="tokens">The cancellation tokens that the call was given.</param>
    /// <returns>A task that completes as that does, and whose result can be taken once.</returns>
    public ValueTask<TResult> FollowPooled<TResult>(ValueTask<TResult> task, ResultObserver<TResult> observer, CallTokens tokens = default)
    {
        return task.IsCompletedSuccessfully ? Observed(task, observer) : LeaveToPool(task, observer, tokens);
    }

    ValueTask<TResult> LeaveToPool<TResult>(ValueTask<TResult> task, ResultObserver<TResult>? observer, CallTokens tokens)
    {
        // It ends when its outcome is durable, which is not in the hands of what is used again.
        if (_audited is not null) return observer is null ? Follow(task, tokens) : Follow(task, observer, tokens);
        ValueTask<TResult> followed = PooledFollower<TResult>.Follow(this, task, observer, tokens);
        _isFollowed = true;
        return followed;
    }
}
