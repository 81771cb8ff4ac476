namespace InstrumentGen;

/// <summary>A redacted text as a string.</summary>
struct StringTarget : ITextTarget
{
    internal string? Text { get; private set; }

    public void Take(ReadOnlySpan<char> text) => Text = text.SequenceEqual(LogValues.Redacted) ? LogValues.Redacted : new string(text);
}
