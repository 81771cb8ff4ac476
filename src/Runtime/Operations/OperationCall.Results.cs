namespace InstrumentGen;

// What results say of a call.
public partial struct OperationCall
{
    /// <summary>The tags of the call's span.</summary>
    public readonly SpanTags Tags => new(_span);

    /// <summary>Notes that the result is an error, though nothing is thrown: the call has the outcome <see cref="Outcome.Error"/>.</summary>
    /// <param name="isError">Whether it is one.</param>
    /// <param name="name">Its name, the value of <c>error.type</c>: a constant.</param>
    public void FailsIf(bool isError, string name)
    {
        if (!isError) return;
        _outcome = Outcome.Error;
        _error = name;
    }

    /// <summary>Shows the result of a call that has succeeded to an observer.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="result">The result.</param>
    /// <param name="observer">Looks at it. What it throws is counted in <see cref="TelemetryFailures"/>.</param>
    public void Returns<T>(T result, ResultObserver<T> observer)
        where T : allows ref struct
    {
        try
        {
            observer(ref this, result);
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.ResultObserver, exception);
        }
    }

    /// <summary>Ends the call when the task does, and shows the result of one that succeeds to an observer.</summary>
    /// <typeparam name="TResult">The type of the task's result.</typeparam>
    /// <param name="task">What the method returned.</param>
    /// <param name="observer">Looks at the result. What it throws is counted in <see cref="TelemetryFailures"/>.</param>
    /// <param name="tokens">The cancellation tokens that the call was given.</param>
    /// <returns>The same task where it has succeeded or been cancelled, or is not started yet; else one that completes with its state:
    /// result, every exception, or token.</returns>
    public Task<TResult> Follow<TResult>(Task<TResult> task, ResultObserver<TResult> observer, CallTokens tokens = default)
    {
        if (task is null || task.Status == TaskStatus.Created) return task!;
        if (task.IsCompletedSuccessfully)
        {
            Returns(task.Result, observer);
            return task;
        }

        if (task.IsCompleted && Settles(task, tokens)) return task;
        return _audited is null ? LeaveTo(new ObservingFollower<TResult>(Followed, task, observer, tokens)) : LeaveTo(new AuditedFollower<TResult>(Followed, _audited, task, observer, tokens));
    }

    /// <inheritdoc cref="Follow{TResult}(Task{TResult}, ResultObserver{TResult}, CallTokens)"/>
    /// <remarks>The task is consumed once: here, and the caller gets another with its result or its state.</remarks>
    public ValueTask<TResult> Follow<TResult>(ValueTask<TResult> task, ResultObserver<TResult> observer, CallTokens tokens = default)
    {
        return task.IsCompletedSuccessfully ? Observed(task, observer) : new ValueTask<TResult>(Follow(task.AsTask(), observer, tokens));
    }

    // To look at the result is to consume the task.
    ValueTask<TResult> Observed<TResult>(ValueTask<TResult> task, ResultObserver<TResult> observer)
    {
        TResult result = task.Result;
        Returns(result, observer);
        return new ValueTask<TResult>(result);
    }
}
