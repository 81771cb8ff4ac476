namespace InstrumentGen;

/// <summary>Takes a redacted text, once.</summary>
interface ITextTarget
{
    void Take(ReadOnlySpan<char> text);
}
