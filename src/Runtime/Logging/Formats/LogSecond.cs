namespace InstrumentGen;

/// <summary>The text of the second that a format wrote last on a thread.</summary>
sealed class LogSecond
{
    internal LogFormat? Format { get; set; }

    /// <summary>The second, counted from the year 1.</summary>
    internal long Number { get; set; } = -1;

    internal byte[] Text { get; set; } = [];
}
