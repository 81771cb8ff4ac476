using System.Collections;
using System.Diagnostics;

namespace InstrumentGen;

/// <summary>Steps through an iterator, and records the enumeration as one call.</summary>
[StackTraceHidden]
class InstrumentedEnumerator(OperationProbe probe, IEnumerator inner, CallTokens tokens, Func<OperationCall>? begin) : IEnumerator, IDisposable
{
    SequenceCall _call = new(probe, tokens, begin);

    public object? Current => Inner.Current;

    protected IEnumerator Inner { get; } = inner;

    public bool MoveNext()
    {
        if (_call.HasEnded) return Inner.MoveNext();
        bool hasMoved = false;
        _call.Enter();
        try
        {
            return hasMoved = Inner.MoveNext();
        }
        catch (Exception exception) when (_call.Fails(exception))
        {
            throw;
        }
        finally
        {
            if (hasMoved) _call.Leave();
            else _call.EndStep();
        }
    }

    public void Reset() => Inner.Reset();

    public void Dispose()
    {
        if (!_call.IsRunning)
        {
            (Inner as IDisposable)?.Dispose();
            return;
        }

        // The iterator's finally blocks run now: they are a part of it.
        _call.Enter();
        try
        {
            (Inner as IDisposable)?.Dispose();
        }
        catch (Exception exception) when (_call.Fails(exception))
        {
            throw;
        }
        finally
        {
            _call.EndStep();
        }
    }
}
