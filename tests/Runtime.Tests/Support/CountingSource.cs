using System.Threading.Tasks.Sources;

namespace InstrumentGen.Runtime.Tests;

/// <summary>What a pooled <see cref="ValueTask"/> stands on: it may be consumed once only, so it counts.</summary>
/// <param name="isReused">Whether it is ready for another use once it is consumed, as pooled ones are.</param>
sealed class CountingSource(bool isReused = false) : IValueTaskSource<int>, IValueTaskSource
{
    ManualResetValueTaskSourceCore<int> _core;
    int _consumed;

    internal int Consumed => Volatile.Read(ref _consumed);

    internal ValueTask Task => new(this, _core.Version);

    internal ValueTask<int> TaskOfResult => new(this, _core.Version);

    internal void Succeed(int result) => _core.SetResult(result);

    internal void Fail(Exception exception) => _core.SetException(exception);

    public int GetResult(short token)
    {
        Interlocked.Increment(ref _consumed);
        int result = _core.GetResult(token);
        if (isReused) _core.Reset();
        return result;
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
