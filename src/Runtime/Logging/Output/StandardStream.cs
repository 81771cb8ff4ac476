namespace InstrumentGen;

/// <summary>Standard output or error as the process was given it.</summary>
/// <remarks>On Unix by the system call. The console's stream takes a closed pipe for a success, and a file stream does not move the position
/// that a redirected output shares with others.</remarks>
/// <param name="descriptor"><see cref="Output"/> or <see cref="Error"/>.</param>
sealed class StandardStream(int descriptor)
{
    internal const int Output = 1;
    internal const int Error = 2;

    readonly Stream? _console = OperatingSystem.IsWindows() ? Open(descriptor) : null;

    /// <summary>Writes what the system takes at once, at least something.</summary>
    /// <returns>The number of bytes.</returns>
    /// <exception cref="IOException">Nothing was written.</exception>
    internal int Write(ReadOnlySpan<byte> bytes)
    {
        if (_console is null) return Posix.Write(descriptor, bytes);
        _console.Write(bytes);
        return bytes.Length;
    }

    static Stream Open(int descriptor) => descriptor == Output ? Console.OpenStandardOutput() : Console.OpenStandardError();
}
