using System.Diagnostics;

namespace InstrumentGen;

/// <summary>The call of an iterator: it lasts from the first step to the end of the enumeration. Between steps the code that enumerates runs, so
/// the span is current in steps alone.</summary>
struct SequenceCall(OperationProbe probe, CallTokens tokens, Func<OperationCall>? begin)
{
    OperationCall _call;
    StepContext _context;
    bool _hasBegun;

    /// <summary>Whether the call has begun and not ended.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Whether the call has ended, so that nothing is left to record.</summary>
    public readonly bool HasEnded => _hasBegun && !IsRunning;

    /// <summary>Before a step: the span is current. The first begins the call.</summary>
    public void Enter()
    {
        if (IsRunning)
        {
            if (_call.Span is not null) _context.Enter();
            return;
        }

        _context.Begin();
        _hasBegun = IsRunning = true;
        _call = begin is null ? probe.Begin() : begin();
        Admit();
    }

    // The body of an iterator runs from the first step on.
    void Admit()
    {
        try
        {
            _call.Admit();
        }
        catch (Exception exception)
        {
            Fails(exception);
            EndStep();
            throw;
        }
    }

    /// <summary>After a step that others may follow: what was current before it is so again.</summary>
    public void Leave()
    {
        if (_call.Span is not null) _context.Exit();
    }

    /// <summary>Notes the exception that leaves a step. Made for an exception filter.</summary>
    public bool Fails(Exception exception) => _call.Fails(exception, tokens);

    /// <summary>Ends the call, in a step or behind one.</summary>
    public void End()
    {
        if (!IsRunning) return;
        IsRunning = false;
        _call.EndElsewhere();
    }

    /// <summary>Ends the call in a step whose caller goes on with what was current before it.</summary>
    public void EndStep()
    {
        if (!IsRunning) return;
        End();
        if (_call.Span is not null) _context.Restore();
    }
}
