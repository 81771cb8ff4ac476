using Microsoft.Win32.SafeHandles;

namespace InstrumentGen;

/// <summary>An open file that lines are appended to.</summary>
sealed class LogFile : IDisposable
{
    readonly FileInfo _path;
    readonly SafeFileHandle _handle;

    /// <summary>Opens the file, or makes it and its directory.</summary>
    internal LogFile(FileInfo path)
    {
        _path = path;
        path.Directory?.Create();
        // To be read as well, for what CutBack has to know.
        _handle = File.OpenHandle(path.FullName, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            Posix.SetAppend(_handle);
            Length = RandomAccess.GetLength(_handle);
            EndLine();
        }
        catch
        {
            _handle.Dispose();
            throw;
        }
    }

    /// <summary>The length that it had when it was last written to or looked at.</summary>
    internal long Length { get; private set; }

    /// <summary>Looks whether the path still leads to this file, and how long it is now: others may have written to it or truncated it.</summary>
    /// <remarks>There is no telling two files of the very same length apart. One question to the system is all it takes while nobody else touches
    /// the file.</remarks>
    internal bool IsAtPath()
    {
        _path.Refresh();
        if (!_path.Exists) return false;
        if (_path.Length == Length) return true;
        Length = RandomAccess.GetLength(_handle);
        return _path.Length == Length;
    }

    /// <summary>Writes the lines to the end.</summary>
    internal void Append(ReadOnlySpan<byte> lines)
    {
        try
        {
            RandomAccess.Write(_handle, lines, Length);
            Length += lines.Length;
        }
        catch
        {
            CutBack(lines);
            throw;
        }
    }

    internal void Flush() => RandomAccess.FlushToDisk(_handle);

    public void Dispose() => _handle.Dispose();

    // A process that was killed, or a machine that lost power, may have left a line without its end.
    void EndLine()
    {
        byte last = (byte)'\n';
        if (Length > 0 && RandomAccess.Read(_handle, new Span<byte>(ref last), Length - 1) == 1 && last != '\n') Append("\n"u8);
    }

    // A full disk takes a part of the lines. They come again, so the part must go: unless it is not what stands there, because another process
    // wrote to the file as well.
    void CutBack(ReadOnlySpan<byte> lines)
    {
        try
        {
            long part = RandomAccess.GetLength(_handle) - Length;
            if (part <= 0 || part > lines.Length) return;
            byte[] written = new byte[part];
            if (RandomAccess.Read(_handle, written, Length) == part && lines.StartsWith(written)) RandomAccess.SetLength(_handle, Length);
        }
        catch (IOException)
        {
            // What is thrown already says what is wrong with the file.
        }
    }
}
