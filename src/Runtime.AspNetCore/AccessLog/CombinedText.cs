using System.Buffers;
using System.Text;

namespace InstrumentGen.AspNetCore;

/// <summary>Writes the texts of a line of the format <c>combined</c>: visible ASCII, and <c>\xHH</c> for each byte of anything else, of a quote and of a backslash, as nginx does.
/// So a text ends neither its quotes nor its line.</summary>
static class CombinedText
{
    static readonly SearchValues<char> s_plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(static one => (char)one).Except(['"', '\\'])]);
    static readonly SearchValues<char> s_plainWord = SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(static one => (char)one).Except(['"', '\\'])]);

    /// <summary>Text in quotes.</summary>
    internal static void WriteQuoted(ReadOnlySpan<char> text, IBufferWriter<byte> target) => Write(text, s_plain, target);

    /// <summary>Text without blanks, between blanks.</summary>
    internal static void WriteWord(ReadOnlySpan<char> text, IBufferWriter<byte> target) => Write(text, s_plainWord, target);

    static void Write(ReadOnlySpan<char> text, SearchValues<char> plain, IBufferWriter<byte> target)
    {
        while (!text.IsEmpty)
        {
            int run = text.IndexOfAnyExcept(plain);
            if (run < 0) run = text.Length;
            if (run > 0) target.Advance(Encoding.ASCII.GetBytes(text[..run], target.GetSpan(run)));
            text = text[run..];
            if (text.IsEmpty) return;
            _ = Rune.DecodeFromUtf16(text, out Rune rune, out int consumed);
            WriteEscaped(rune, target);
            text = text[consumed..];
        }
    }

    static void WriteEscaped(Rune rune, IBufferWriter<byte> target)
    {
        const int EscapedLength = 4;
        Span<byte> utf8 = stackalloc byte[4];
        int length = rune.EncodeToUtf8(utf8);
        foreach (byte one in utf8[..length])
        {
            _ = System.Text.Unicode.Utf8.TryWrite(target.GetSpan(EscapedLength), $"\\x{one:X2}", out int written);
            target.Advance(written);
        }
    }
}
