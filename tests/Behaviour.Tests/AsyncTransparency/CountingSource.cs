using System.Threading.Tasks.Sources;

namespace InstrumentGen.Behaviour.Tests.AsyncTransparency;

/// <summary>The source of a value task that counts how often it is consumed; a second time would be a use after free for pooled ones.</summary>
public sealed class CountingSource : IValueTaskSource<int>
{
    ManualResetValueTaskSourceCore<int> _core;
    int _consumed;

    public int Consumed => Volatile.Read(ref _consumed);

    public ValueTask<int> Task => new(this, _core.Version);

    public void SetResult(int result) => _core.SetResult(result);

    public void SetException(Exception exception) => _core.SetException(exception);

    public int GetResult(short token)
    {
        Interlocked.Increment(ref _consumed);
        return _core.GetResult(token);
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
