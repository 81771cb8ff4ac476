using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace InstrumentGen;

/// <summary>Calls of the C library that .NET has no like of.</summary>
static class Posix
{
    const int Interrupted = 4;
    const int SetFlags = 4;
    const int AppendOnLinux = 0x400;

    static readonly int s_wouldBlock = OperatingSystem.IsLinux() || OperatingSystem.IsAndroid() ? 11 : 35;

    /// <summary>Writes what the system takes at once, at least something.</summary>
    /// <exception cref="IOException">Nothing was written.</exception>
    internal static int Write(int descriptor, ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            nint written = Write(descriptor, in MemoryMarshal.GetReference(bytes), bytes.Length);
            if (written > 0) return (int)written;
            int error = Marshal.GetLastPInvokeError();
            // Whoever gave us the pipe may have made it one that does not block. To be polled each millisecond is enough for a thread that
            // does nothing else.
            if (written < 0 && error == s_wouldBlock) Thread.Sleep(1);
            else if (written == 0 || error != Interrupted) throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
        }
    }

    /// <summary>Lets each write to the file go to its end, wherever that is by then. Only on Linux; elsewhere it does nothing.</summary>
    internal static void SetAppend(SafeFileHandle file)
    {
        // A file system that refuses leaves the file as it is: each write is given its place anyway.
        if (OperatingSystem.IsLinux()) _ = Control(file, SetFlags, AppendOnLinux);
    }

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    static extern nint Write(int descriptor, ref readonly byte bytes, nint count);

    [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    static extern int Control(SafeFileHandle file, int command, int argument);
}
