namespace InstrumentGen;

/// <summary>Appends lines to a file, and begins a new one by size and by day.</summary>
sealed class RollingFileSink : ILogSink
{
    static readonly TimeSpan s_pauseAfterFailedRoll = TimeSpan.FromMinutes(1);

    readonly FileInfo _path;
    readonly RolledFiles _rolled;
    readonly long _maxBytes;
    readonly bool _isDaily;
    readonly int _retained;
    readonly TimeProvider _time;
    LogFile? _file;
    DateOnly _day;
    DateTimeOffset _noRollBefore;

    /// <exception cref="ArgumentException">The path of the options names no file.</exception>
    internal RollingFileSink(LogFileOptions options, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.Path);
        _path = new FileInfo(options.Path);
        _rolled = new RolledFiles(_path.FullName);
        _maxBytes = options.MaxBytes;
        _isDaily = options.Daily;
        _retained = options.RetainedFiles;
        _time = time ?? TimeProvider.System;
    }

    public void Write(ReadOnlySpan<byte> lines)
    {
        try
        {
            FileFor(lines.Length).Append(lines);
        }
        catch
        {
            // Whatever it was, a file that is opened anew has the best chance.
            Close();
            throw;
        }
    }

    public void Flush() => _file?.Flush();

    public void Dispose() => Close();

    LogFile FileFor(int count)
    {
        LogFile file = Open();
        DateTimeOffset now = _time.GetUtcNow();
        DateOnly today = DateOnly.FromDateTime(now.UtcDateTime);
        long length = file.Length;
        if (length > 0)
        {
            // A clock that is set back does not roll.
            bool isDue = (_isDaily && today > _day) || (_maxBytes > 0 && length + count > _maxBytes);
            if (!isDue || now < _noRollBefore || !TryRoll(now)) return file;
            file = Open();
        }

        _day = today;
        return file;
    }

    LogFile Open()
    {
        if (_file is { } file && file.IsAtPath()) return file;
        Close();
        file = new LogFile(_path);
        _path.Refresh();
        // What the file holds is of the day when it was last written to.
        _day = DateOnly.FromDateTime(_path.LastWriteTimeUtc);
        return _file = file;
    }

    // Where it fails, the lines go on into the same file: the application must not lose its log for it.
    bool TryRoll(DateTimeOffset now)
    {
        try
        {
            _rolled.Add(_day);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            TelemetryFailures.Report(TelemetryFailure.LogFileRoll, exception);
            _noRollBefore = now + s_pauseAfterFailedRoll;
            return false;
        }

        Close();
        if (_retained > 0) _rolled.Retain(_retained);
        return true;
    }

    void Close()
    {
        _file?.Dispose();
        _file = null;
    }
}
