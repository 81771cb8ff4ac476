using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace InstrumentGen;

/// <summary>The characters that cannot stand in a line as they are.</summary>
static class EscapedText
{
    const byte Backslash = (byte)'\\';
    const string Hex = "0123456789abcdef";

    /// <summary>What a string of JSON cannot hold.</summary>
    internal static byte[] JsonSpecial { get; } = [.. Enumerable.Range(0, ' ').Select(static one => (byte)one), (byte)'"', Backslash];

    internal static void Json(LogLine line, byte special)
    {
        byte letter = Letter(special);
        line.Raw(Backslash);
        if (letter != 0)
        {
            line.Raw(letter);
            return;
        }

        line.Raw("u00"u8);
        line.Raw((byte)Hex[special >> 4]);
        line.Raw((byte)Hex[special & 0xF]);
    }

    /// <summary>UTF-8 that others have written.</summary>
    internal static void Valid(LogLine line, ReadOnlySpan<byte> utf8)
    {
        if (Utf8.IsValid(utf8))
        {
            line.Raw(utf8);
            return;
        }

        while (!utf8.IsEmpty)
        {
            _ = Rune.DecodeFromUtf8(utf8, out Rune rune, out int consumed);
            line.Advance(rune.EncodeToUtf8(line.Room(4)));
            utf8 = utf8[consumed..];
        }
    }

    /// <summary>What has been written since then, which is valid UTF-8, shows its control characters and line breaks instead of having them, and changes
    /// the direction of no text.</summary>
    internal static void Terminal(LogLine line, int start)
    {
        ReadOnlySpan<byte> written = line.Written(start);
        if (!HasControls(written)) return;
        byte[] copy = ArrayPool<byte>.Shared.Rent(written.Length);
        written.CopyTo(copy);
        ReadOnlySpan<byte> text = copy.AsSpan(0, written.Length);
        line.Position = start;
        while (!text.IsEmpty)
        {
            _ = Rune.DecodeFromUtf8(text, out Rune rune, out int consumed);
            if (IsControl(rune.Value)) Show(line, rune.Value);
            else line.Raw(text[..consumed]);
            text = text[consumed..];
        }

        ArrayPool<byte>.Shared.Return(copy);
    }

    static bool HasControls(ReadOnlySpan<byte> text)
    {
        if (PlainAscii.Is(text)) return false;
        while (!text.IsEmpty)
        {
            _ = Rune.DecodeFromUtf8(text, out Rune rune, out int consumed);
            if (IsControl(rune.Value)) return true;
            text = text[consumed..];
        }

        return false;
    }

    // The controls of ASCII and of Latin-1, line and paragraph separators, and marks that turn the direction of the text behind them.
    static bool IsControl(int value) =>
        value is < ' ' or (>= 0x7F and <= 0x9F) or 0x2028 or 0x2029 or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    static void Show(LogLine line, int value)
    {
        line.Raw(Backslash);
        if (value < ' ' && Letter((byte)value) is not 0 and var letter)
        {
            line.Raw(letter);
            return;
        }

        line.Raw((byte)'u');
        for (int shift = 12; shift >= 0; shift -= 4) line.Raw((byte)Hex[(value >> shift) & 0xF]);
    }

    static byte Letter(byte special) => special switch
    {
        (byte)'"' or Backslash => special,
        (byte)'\n' => (byte)'n',
        (byte)'\r' => (byte)'r',
        (byte)'\t' => (byte)'t',
        (byte)'\b' => (byte)'b',
        (byte)'\f' => (byte)'f',
        _ => 0,
    };
}
