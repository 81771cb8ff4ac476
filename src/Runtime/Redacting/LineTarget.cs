namespace InstrumentGen;

/// <summary>A redacted text in a line, escaped as the line's style asks.</summary>
readonly struct LineTarget(LogLine line) : ITextTarget
{
    public void Take(ReadOnlySpan<char> text) => line.Text(text);
}
