using System.Runtime.InteropServices;

namespace InstrumentGen;

/// <summary>Tells that the process is about to end: it exits, an exception is left unhandled, or a signal asks it to.</summary>
sealed class ProcessEnd : IDisposable
{
    readonly Action _tell;
    readonly PosixSignalRegistration?[] _signals;

    internal ProcessEnd(Action tell)
    {
        _tell = tell;
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

    void OnEnd(object? sender, EventArgs e) => _tell();

    PosixSignalRegistration? TryListen(PosixSignal signal)
    {
        try
        {
            return PosixSignalRegistration.Create(signal, _ => _tell());
        }
        catch (Exception exception) when (exception is PlatformNotSupportedException or IOException)
        {
            // There are platforms without signals.
            return null;
        }
    }
}
