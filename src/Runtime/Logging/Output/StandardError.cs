namespace InstrumentGen;

/// <summary>Where lines go that must not be lost and have nowhere else to go.</summary>
static class StandardError
{
    static readonly Lock s_lock = new();
    static readonly StandardStream s_stream = new(StandardStream.Error);

    internal static bool TryWrite(ReadOnlySpan<byte> line)
    {
        try
        {
            lock (s_lock)
            {
                while (!line.IsEmpty) line = line[s_stream.Write(line)..];
            }

            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
