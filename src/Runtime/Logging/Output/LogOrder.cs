namespace InstrumentGen;

/// <summary>What the writer is to do before it rests again.</summary>
/// <param name="Due">How many bytes are to be written, at least.</param>
/// <param name="Flush">The number of the last flush that was asked for.</param>
/// <param name="IsLast">Whether nothing comes after it.</param>
readonly record struct LogOrder(long Due, long Flush, bool IsLast);
