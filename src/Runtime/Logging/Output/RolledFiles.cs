using System.Globalization;

namespace InstrumentGen;

/// <summary>The files that a log file was renamed to when it was rolled: <c>shop.20261129-001.json</c> for <c>shop.json</c>.</summary>
sealed class RolledFiles
{
    const string DayFormat = "yyyyMMdd";

    readonly string _path;
    readonly string _directory;
    readonly string _start;
    readonly string _extension;

    /// <exception cref="ArgumentException">The path names no file.</exception>
    internal RolledFiles(string path)
    {
        _path = path;
        _directory = Path.GetDirectoryName(path) ?? "";
        string name = Path.GetFileName(path);
        if (name.Length == 0) throw new ArgumentException($"The path '{path}' names no file.", nameof(path));
        _extension = Path.GetExtension(name);
        _start = $"{name.AsSpan(0, name.Length - _extension.Length)}.";
    }

    /// <summary>Renames the log file to the next free name of the day.</summary>
    /// <exception cref="IOException">It could not be renamed.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be renamed.</exception>
    internal void Add(DateOnly day)
    {
        string target = Reserve(day);
        try
        {
            File.Move(_path, target, overwrite: true);
        }
        catch
        {
            File.Delete(target);
            throw;
        }
    }

    /// <summary>Deletes the oldest but so many. What cannot be deleted is counted and stays.</summary>
    internal void Retain(int count)
    {
        try
        {
            foreach ((string path, _, _) in All().OrderByDescending(static file => (file.Day, file.Number)).Skip(count)) Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            TelemetryFailures.Report(TelemetryFailure.LogFileRoll, exception);
        }
    }

    // A file is made under the name, as nothing else keeps another process from taking it. To be moved over it is one step; to be moved to a
    // name that must be free is several, and makes copies where it fails, as it does with a file that is a mount of its own.
    string Reserve(DateOnly day)
    {
        int number = All().Where(file => file.Day == day).Select(static file => file.Number).DefaultIfEmpty().Max();
        while (true)
        {
            string path = Path.Combine(_directory, string.Create(CultureInfo.InvariantCulture, $"{_start}{day:yyyyMMdd}-{++number:D3}{_extension}"));
            try
            {
                File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write).Dispose();
                return path;
            }
            catch (IOException) when (Path.Exists(path))
            {
                // Taken, by another process or by a directory.
            }
        }
    }

    static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            TelemetryFailures.Report(TelemetryFailure.LogFileRoll, exception);
        }
    }

    List<(string Path, DateOnly Day, int Number)> All()
    {
        List<(string, DateOnly, int)> all = [];
        foreach (string path in Directory.EnumerateFiles(_directory))
        {
            if (TryParse(Path.GetFileName(path.AsSpan()), out DateOnly day, out int number)) all.Add((path, day, number));
        }

        return all;
    }

    // Exactly the names that Add gives: what only looks like them, such as a copy that somebody compressed, is not ours to delete.
    bool TryParse(ReadOnlySpan<char> name, out DateOnly day, out int number)
    {
        day = default;
        number = 0;
        if (!name.StartsWith(_start, StringComparison.Ordinal) || !name.EndsWith(_extension, StringComparison.Ordinal)) return false;
        if (name.Length < _start.Length + _extension.Length) return false;
        ReadOnlySpan<char> middle = name[_start.Length..^_extension.Length];
        return middle.Length is >= 12 and <= 18
            && middle[DayFormat.Length] == '-'
            && DateOnly.TryParseExact(middle[..DayFormat.Length], DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            && int.TryParse(middle[(DayFormat.Length + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
