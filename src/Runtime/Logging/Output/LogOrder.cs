namespace InstrumentGen;

/// <summary>What the writer is to do before it rests again.</summary>
/// <param name="Due">Up to which line, as the bytes added before and with it.</param>
/// <param name="Flush">The number of the last flush that was asked for.</param>
/// <param name="IsLast">Whether nothing comes after it.</param>
readonly record struct LogOrder(long Due, long Flush, bool IsLast);
