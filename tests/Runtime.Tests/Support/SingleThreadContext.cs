using System.Collections.Concurrent;

namespace InstrumentGen.Runtime.Tests;

/// <summary>A synchronization context over one thread, as a user interface has.</summary>
sealed class SingleThreadContext : SynchronizationContext, IDisposable
{
    readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _queue = [];
    readonly Thread _thread;
    int _posts;

    internal SingleThreadContext()
    {
        _thread = new Thread(Pump) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>How often something asked to be run on the thread.</summary>
    internal int Posts => Volatile.Read(ref _posts);

    internal bool IsCurrentThread => Thread.CurrentThread == _thread;

    public override void Post(SendOrPostCallback d, object? state)
    {
        Interlocked.Increment(ref _posts);
        _queue.Add((d, state));
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException();

    internal Task<TResult> Run<TResult>(Func<Task<TResult>> method)
    {
        var end = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Add((async _ =>
        {
            try
            {
                end.SetResult(await method());
            }
            catch (Exception exception)
            {
                end.SetException(exception);
            }
        }, null));
        return end.Task.InTime();
    }

    // A thread that a failed test left blocked must not block the test as well: the queue is completed and never joined.
    public void Dispose() => _queue.CompleteAdding();

    void Pump()
    {
        SetSynchronizationContext(this);
        foreach ((SendOrPostCallback callback, object? state) in _queue.GetConsumingEnumerable()) callback(state);
    }
}
