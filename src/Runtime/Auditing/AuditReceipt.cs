namespace InstrumentGen;

/// <summary>The outcome of a guaranteed call on its way to the store.</summary>
/// <param name="Settlement">What becomes of it; <see langword="null"/> where nothing is to be waited for.</param>
/// <param name="Timeout">How long at most.</param>
readonly record struct AuditReceipt(Task<AuditSettlement>? Settlement, TimeSpan Timeout)
{
    /// <summary>Waits until the outcome is durable, or held, or for so long.</summary>
    internal void Wait() => Settlement?.Wait(Timeout);

    /// <summary>As <see cref="Wait"/>, without a thread.</summary>
    /// <param name="goOn">What comes then, on a thread of the pool where it has to wait.</param>
    internal void OnSettled(Action goOn)
    {
        if (Settlement is null or { IsCompleted: true }) goOn();
        else _ = Settlement.WaitAsync(Timeout).ContinueWith(static (task, then) =>
        {
            _ = task.Exception;
            ((Action)then!)();
        }, goOn, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
