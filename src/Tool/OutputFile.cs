namespace InstrumentGen.Tool;

/// <summary>The file that a command writes to instead of the terminal.</summary>
static class OutputFile
{
    /// <summary>Writes it anew.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">Who may read and write it; <see langword="null"/> for what the system has new files be.</param>
    /// <param name="write">Writes what is in it.</param>
    /// <exception cref="InputException">It cannot be written.</exception>
    public static async Task WriteAsync(string path, UnixFileMode? mode, Func<TextWriter, Task> write)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (mode is not null && !OperatingSystem.IsWindows()) options.UnixCreateMode = mode;
            await using var writer = new StreamWriter(path, options);
            await write(writer);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputException(PlainText.Of($"'{path}' cannot be written: {exception.Message} Give --output a file in a directory that exists."));
        }
    }
}
