using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace InstrumentGen;

/// <summary>What stands behind the value task that the caller of a suspended operation holds, where its operation is pooled: when the method's own task ends, it
/// ends the call and completes as that did. Once its result is taken it is used again, so it can be taken once.</summary>
[StackTraceHidden]
sealed class PooledFollower : IValueTaskSource
{
    readonly Action _complete;
    ManualResetValueTaskSourceCore<bool> _core;
    ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter _awaiter;
    OperationCall _call;
    CallTokens _tokens;

    public PooledFollower() => _complete = Complete;

    internal static ValueTask Follow(in OperationCall call, ValueTask task, CallTokens tokens)
    {
        PooledFollower follower = FollowerPool<PooledFollower>.Rent();
        follower._call = call;
        follower._tokens = tokens;
        follower._awaiter = task.ConfigureAwait(false).GetAwaiter();
        // It may be completed, taken and used again before the continuation is attached.
        var followed = new ValueTask(follower, follower._core.Version);
        if (follower._awaiter.IsCompleted) follower.Complete();
        else follower._awaiter.UnsafeOnCompleted(follower._complete);
        return followed;
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => _core.OnCompleted(continuation, state, token, flags);

    public void GetResult(short token)
    {
        // Whoever has the token of another use is refused, and must not give this one back.
        bool isOwn = token == _core.Version && _core.GetStatus(token) != ValueTaskSourceStatus.Pending;
        try
        {
            _core.GetResult(token);
        }
        finally
        {
            if (isOwn) Reset();
        }
    }

    void Complete()
    {
        ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter awaiter = _awaiter;
        _awaiter = default;
        try
        {
            awaiter.GetResult();
        }
        catch (Exception exception)
        {
            _call.Fails(exception, _tokens);
            _call.EndElsewhere();
            _core.SetException(exception);
            return;
        }

        _call.EndElsewhere();
        _core.SetResult(true);
    }

    void Reset()
    {
        _core.Reset();
        _call = default;
        _tokens = default;
        FollowerPool<PooledFollower>.Return(this);
    }
}

/// <inheritdoc cref="PooledFollower"/>
[StackTraceHidden]
sealed class PooledFollower<TResult> : IValueTaskSource<TResult>
{
    readonly Action _complete;
    ManualResetValueTaskSourceCore<TResult> _core;
    ConfiguredValueTaskAwaitable<TResult>.ConfiguredValueTaskAwaiter _awaiter;
    OperationCall _call;
    CallTokens _tokens;
    ResultObserver<TResult>? _observer;

    public PooledFollower() => _complete = Complete;

    internal static ValueTask<TResult> Follow(in OperationCall call, ValueTask<TResult> task, ResultObserver<TResult>? observer, CallTokens tokens)
    {
        PooledFollower<TResult> follower = FollowerPool<PooledFollower<TResult>>.Rent();
        follower._call = call;
        follower._tokens = tokens;
        follower._observer = observer;
        follower._awaiter = task.ConfigureAwait(false).GetAwaiter();
        // It may be completed, taken and used again before the continuation is attached.
        var followed = new ValueTask<TResult>(follower, follower._core.Version);
        if (follower._awaiter.IsCompleted) follower.Complete();
        else follower._awaiter.UnsafeOnCompleted(follower._complete);
        return followed;
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => _core.OnCompleted(continuation, state, token, flags);

    public TResult GetResult(short token)
    {
        // Whoever has the token of another use is refused, and must not give this one back.
        bool isOwn = token == _core.Version && _core.GetStatus(token) != ValueTaskSourceStatus.Pending;
        try
        {
            return _core.GetResult(token);
        }
        finally
        {
            if (isOwn) Reset();
        }
    }

    void Complete()
    {
        ConfiguredValueTaskAwaitable<TResult>.ConfiguredValueTaskAwaiter awaiter = _awaiter;
        _awaiter = default;
        TResult result;
        try
        {
            result = awaiter.GetResult();
        }
        catch (Exception exception)
        {
            _call.Fails(exception, _tokens);
            _call.EndElsewhere();
            _core.SetException(exception);
            return;
        }

        if (_observer is not null) _call.Returns(result, _observer);
        _call.EndElsewhere();
        _core.SetResult(result);
    }

    void Reset()
    {
        _core.Reset();
        _call = default;
        _tokens = default;
        _observer = null;
        FollowerPool<PooledFollower<TResult>>.Return(this);
    }
}
