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
        Posix.SetAppend(_handle);
        try
        {
            EndLine();
        }
        catch
        {
            _handle.Dispose();
            throw;
        }
    }

    internal long Length => RandomAccess.GetLength(_handle);

    /// <summary>Whether the path still leads to this file. Another one of the very same length is taken for it.</summary>
    internal bool IsAtPath
    {
        get
        {
            _path.Refresh();
            return _path.Exists && _path.Length == Length;
        }
    }

    /// <summary>Writes the lines to the end, wherever it is now: others may have truncated the file or written to it.</summary>
    internal void Append(ReadOnlySpan<byte> lines)
    {
        long length = Length;
        try
        {
            RandomAccess.Write(_handle, lines, length);
        }
        catch
        {
            CutBack(length, lines);
            throw;
        }
    }

    internal void Flush() => RandomAccess.FlushToDisk(_handle);

    public void Dispose() => _handle.Dispose();

    // A process that was killed, or a machine that lost power, may have left a line without its end.
    void EndLine()
    {
        long length = Length;
        byte last = (byte)'\n';
        if (length > 0 && RandomAccess.Read(_handle, new Span<byte>(ref last), length - 1) == 1 && last != '\n') Append("\n"u8);
    }

    // A full disk takes a part of the lines. They come again, so the part must go: unless it is not what stands there, because another process
    // wrote to the file as well.
    void CutBack(long length, ReadOnlySpan<byte> lines)
    {
        try
        {
            long part = Length - length;
            if (part <= 0 || part > lines.Length) return;
            byte[] written = new byte[part];
            if (RandomAccess.Read(_handle, written, length) == part && lines.StartsWith(written)) RandomAccess.SetLength(_handle, length);
        }
        catch (IOException)
        {
            // What is thrown already says what is wrong with the file.
        }
    }
}
