using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace InstrumentGen;

/// <summary>Steps through an async iterator, and records the enumeration as one call. A step that completes at once is handed on; another one
/// completes through this object, which is reused, so that steps allocate nothing.</summary>
/// <remarks>A step is awaited once, as the contract of <see cref="IAsyncEnumerator{T}"/> has it.</remarks>
[StackTraceHidden]
sealed class AsyncSequenceEnumerator<T>(OperationProbe probe, IAsyncEnumerator<T> inner, CallTokens tokens, Func<OperationCall>? begin) : IAsyncEnumerator<T>, IValueTaskSource<bool>
{
    SequenceCall _call = new(probe, tokens, begin);
    ManualResetValueTaskSourceCore<bool> _step;
    ConfiguredValueTaskAwaitable<bool>.ConfiguredValueTaskAwaiter _awaiter;
    Action? _complete;

    public T Current => inner.Current;

    public ValueTask<bool> MoveNextAsync()
    {
        if (_call.HasEnded) return inner.MoveNextAsync();
        ValueTask<bool> step = Start();
        if (!step.IsCompletedSuccessfully) return Follow(step);
        bool hasMoved = step.Result;
        if (!hasMoved) _call.End();
        return new ValueTask<bool>(hasMoved);
    }

    public ValueTask DisposeAsync() => _call.IsRunning ? EndAsync() : inner.DisposeAsync();

    public bool GetResult(short token) => _step.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _step.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _step.OnCompleted(continuation, state, token, flags);

    // The part of the step that runs before it suspends.
    ValueTask<bool> Start()
    {
        bool isStarted = false;
        _call.Enter();
        try
        {
            ValueTask<bool> step = inner.MoveNextAsync();
            isStarted = true;
            return step;
        }
        catch (Exception exception) when (_call.Fails(exception))
        {
            throw;
        }
        finally
        {
            if (isStarted) _call.Leave();
            else _call.EndStep();
        }
    }

    ValueTask<bool> Follow(ValueTask<bool> step)
    {
        _step.Reset();
        // It may be completed, and the enumeration go on, before the continuation is attached.
        short version = _step.Version;
        _awaiter = step.ConfigureAwait(false).GetAwaiter();
        if (_awaiter.IsCompleted) Complete();
        else _awaiter.UnsafeOnCompleted(_complete ??= Complete);
        return new ValueTask<bool>(this, version);
    }

    void Complete()
    {
        bool hasMoved;
        try
        {
            hasMoved = _awaiter.GetResult();
        }
        catch (Exception exception)
        {
            _call.Fails(exception);
            _call.End();
            _awaiter = default;
            _step.SetException(exception);
            return;
        }

        if (!hasMoved) _call.End();
        _awaiter = default;
        _step.SetResult(hasMoved);
    }

    // The iterator's finally blocks run now: they are a part of it. An async method, as the iterator's own: it leaves its caller's context as it
    // was.
    async ValueTask EndAsync()
    {
        _call.Enter();
        try
        {
            await inner.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (_call.Fails(exception))
        {
            throw;
        }
        finally
        {
            _call.End();
        }
    }
}
