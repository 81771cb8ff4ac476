using System.Runtime.InteropServices;

namespace InstrumentGen;

/// <summary>Tells that the process ends, by exit or an exception that is left unhandled, and that a signal may end it.</summary>
sealed class ProcessEnd : IDisposable
{
    readonly Action _onEnd;
    readonly Action _onSignal;
    readonly PosixSignalRegistration?[] _signals;

    internal ProcessEnd(Action onEnd, Action onSignal)
    {
        _onEnd = onEnd;
        _onSignal = onSignal;
        AppDomain.CurrentDomain.ProcessExit += OnEnd;
        AppDomain.CurrentDomain.UnhandledException += OnEnd;
        // Since .NET 10 a process without a host dies of them without exiting. What they do stays as it is: nothing is canceled.
        _signals = [TryListen(PosixSignal.SIGTERM), TryListen(PosixSignal.SIGINT)];
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnEnd;
        AppDomain.CurrentDomain.UnhandledException -= OnEnd;
        foreach (PosixSignalRegistration? signal in _signals) signal?.Dispose();
    }

    void OnEnd(object? sender, EventArgs e) => _onEnd();

    // A host that cancels it ends the process in its own time, and its logs with it.
    void OnSignal(PosixSignalContext context)
    {
        if (!context.Cancel) _onSignal();
    }

    PosixSignalRegistration? TryListen(PosixSignal signal)
    {
        try
        {
            return PosixSignalRegistration.Create(signal, OnSignal);
        }
        catch (Exception exception) when (exception is PlatformNotSupportedException or IOException)
        {
            // There are platforms without signals.
            return null;
        }
    }
}
