using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace InstrumentGen;

/// <summary>What stands behind the value task that the caller of a suspended operation holds, where its operation is pooled: when the method's own task ends, it
/// ends the call and completes as that did. Once its result is taken it is used again, so it can be taken once.</summary>
[StackTraceHidden]
abstract class PooledFollower<TResult, TSelf> : IValueTaskSource<TResult>
    where TSelf : PooledFollower<TResult, TSelf>, new()
{
    readonly Action _complete;
    ManualResetValueTaskSourceCore<TResult> _core;
    OperationCall _call;
    CallTokens _tokens;
    ResultObserver<TResult>? _observer;

    protected PooledFollower() => _complete = Complete;

    /// <summary>The token of this use.</summary>
    protected short Version => _core.Version;

    protected static TSelf Rent(in OperationCall call, CallTokens tokens, ResultObserver<TResult>? observer = null)
    {
        TSelf follower = FollowerPool<TSelf>.Rent();
        follower._call = call;
        follower._tokens = tokens;
        follower._observer = observer;
        return follower;
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
            if (isOwn) Return();
        }
    }

    /// <summary>Completes when the method's own task does. It may be completed, taken and used again before this returns.</summary>
    protected void Await<TAwaiter>(TAwaiter awaiter, bool isCompleted)
        where TAwaiter : ICriticalNotifyCompletion
    {
        if (isCompleted) Complete();
        else awaiter.UnsafeOnCompleted(_complete);
    }

    /// <summary>Takes the result of the method's own task, which is consumed by that, and lets go of it.</summary>
    protected abstract TResult TakeResult();

    void Complete()
    {
        TResult result;
        try
        {
            result = TakeResult();
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

    void Return()
    {
        _core.Reset();
        _call = default;
        _tokens = default;
        _observer = null;
        FollowerPool<TSelf>.Return((TSelf)this);
    }
}

/// <summary>Follows a value task without a result.</summary>
[StackTraceHidden]
sealed class PooledFollower : PooledFollower<bool, PooledFollower>, IValueTaskSource
{
    ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter _awaiter;

    internal static ValueTask Follow(in OperationCall call, ValueTask task, CallTokens tokens)
    {
        PooledFollower follower = Rent(call, tokens);
        var awaiter = follower._awaiter = task.ConfigureAwait(false).GetAwaiter();
        var followed = new ValueTask(follower, follower.Version);
        follower.Await(awaiter, awaiter.IsCompleted);
        return followed;
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    protected override bool TakeResult()
    {
        var awaiter = _awaiter;
        _awaiter = default;
        awaiter.GetResult();
        return true;
    }
}

/// <summary>Follows a value task with a result.</summary>
[StackTraceHidden]
sealed class PooledFollower<TResult> : PooledFollower<TResult, PooledFollower<TResult>>
{
    ConfiguredValueTaskAwaitable<TResult>.ConfiguredValueTaskAwaiter _awaiter;

    internal static ValueTask<TResult> Follow(in OperationCall call, ValueTask<TResult> task, ResultObserver<TResult>? observer, CallTokens tokens)
    {
        PooledFollower<TResult> follower = Rent(call, tokens, observer);
        var awaiter = follower._awaiter = task.ConfigureAwait(false).GetAwaiter();
        var followed = new ValueTask<TResult>(follower, follower.Version);
        follower.Await(awaiter, awaiter.IsCompleted);
        return followed;
    }

    protected override TResult TakeResult()
    {
        var awaiter = _awaiter;
        _awaiter = default;
        return awaiter.GetResult();
    }
}
