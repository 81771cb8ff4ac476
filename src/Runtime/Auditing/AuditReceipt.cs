namespace InstrumentGen;

/// <summary>The outcome of a guaranteed call on its way to the store.</summary>
/// <param name="Completion">What becomes of it; <see langword="null"/> where nothing is to be waited for.</param>
/// <param name="Timeout">How long at most.</param>
readonly record struct AuditReceipt(AuditCompletion? Completion, TimeSpan Timeout)
{
    /// <summary>Waits until the outcome is durable, or held, or for so long.</summary>
    internal void Wait() => Completion?.TryWait(Timeout, out _);

    /// <summary>As <see cref="Wait"/>, without a thread.</summary>
    /// <param name="goOn">What comes then, on a thread of the pool where it has to wait.</param>
    internal void OnSettled(Action goOn)
    {
        if (Completion?.AsTask() is not { IsCompleted: false } settlement) goOn();
        else _ = settlement.WaitAsync(Timeout).ContinueWith(static (task, then) =>
        {
            _ = task.Exception;
            ((Action)then!)();
        }, goOn, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
