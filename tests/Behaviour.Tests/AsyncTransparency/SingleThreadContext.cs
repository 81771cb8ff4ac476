using System.Collections.Concurrent;

namespace InstrumentGen.Behaviour.Tests.AsyncTransparency;

/// <summary>A synchronization context with one thread, as user interfaces have.</summary>
public sealed class SingleThreadContext : SynchronizationContext, IDisposable
{
    readonly BlockingCollection<Action> _work = [];
    readonly Thread _thread;
    int _posts;

    public SingleThreadContext()
    {
        _thread = new Thread(Pump) { IsBackground = true, Name = nameof(SingleThreadContext) };
        _thread.Start();
    }

    public int ThreadId => _thread.ManagedThreadId;

    public int Posts => Volatile.Read(ref _posts);

    public override void Post(SendOrPostCallback d, object? state)
    {
        Interlocked.Increment(ref _posts);
        _work.Add(() => d(state));
    }

    public Task<TResult> Run<TResult>(Func<TResult> function)
    {
        var completion = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                completion.SetResult(function());
            }
            catch (Exception exception)
            {
                completion.SetException(exception);
            }
        });
        return completion.Task;
    }

    public void Dispose()
    {
        _work.CompleteAdding();
    }

    void Pump()
    {
        SetSynchronizationContext(this);
        foreach (Action action in _work.GetConsumingEnumerable()) action();
    }
}
