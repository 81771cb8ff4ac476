using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace InstrumentGen;

/// <summary>Text, escaped as the style asks. What is no valid Unicode becomes U+FFFD.</summary>
sealed partial class LogLine
{
    const int ChunkChars = 16 * 1024;
    const int MostBytesOfChar = 3;

    static readonly SearchValues<char> s_jsonSpecialChars = SearchValues.Create([.. EscapedText.JsonSpecial.Select(static one => (char)one)]);
    static readonly SearchValues<byte> s_jsonSpecialBytes = SearchValues.Create(EscapedText.JsonSpecial);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Text(ReadOnlySpan<char> text)
    {
        int copied = PlainAscii.Copy(text, Room(text.Length));
        _position += copied;
        if (copied < text.Length) Special(text[copied..]);
    }

    internal void Text(ReadOnlySpan<byte> utf8)
    {
        if (PlainAscii.TryCopy(utf8, Room(utf8.Length))) _position += utf8.Length;
        else Special(utf8);
    }

    /// <summary>What has been written as it is since then is escaped.</summary>
    internal void Escape(int start)
    {
        if (PlainAscii.Is(Written(start))) return;
        byte[] copy = ArrayPool<byte>.Shared.Rent(_position - start);
        int length = _position - start;
        Written(start).CopyTo(copy);
        _position = start;
        Special(copy.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(copy);
    }

    /// <summary>From here on text is written as it is, where it will be aligned: its length is counted before anything is escaped.</summary>
    internal LogEscaping BeginPlain(int alignment)
    {
        LogEscaping escaping = Escaping;
        if (alignment != 0) Escaping = LogEscaping.None;
        return escaping;
    }

    internal void EndPlain(int start, LogEscaping escaping, int alignment)
    {
        if (alignment == 0) return;
        Align(start, alignment);
        Escaping = escaping;
        if (escaping != LogEscaping.None) Escape(start);
    }

    /// <summary>A value or an event that cannot be read.</summary>
    internal void Unreadable(Exception exception)
    {
        Raw(LogTokens.Unreadable);
        TelemetryFailures.Report(TelemetryFailure.LogValue, exception);
    }

    void Align(int start, int alignment)
    {
        int length = _position - start;
        long blanks = Math.Abs((long)alignment) - Encoding.UTF8.GetCharCount(Written(start));
        if (blanks <= 0) return;
        Blanks((int)blanks);
        if (alignment < 0) return;
        Span<byte> all = _buffer.AsSpan(start, _position - start);
        all[..length].CopyTo(all[(int)blanks..]);
        all[..(int)blanks].Fill((byte)' ');
    }

    void Special(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            int run = Escaping == LogEscaping.Json ? text.IndexOfAny(s_jsonSpecialChars) : -1;
            if (run < 0) run = text.Length;
            Transcode(text[..run]);
            if (run == text.Length) return;
            EscapedText.Json(this, (byte)text[run]);
            text = text[(run + 1)..];
        }
    }

    void Transcode(ReadOnlySpan<char> text)
    {
        int start = _position;
        while (!text.IsEmpty)
        {
            int length = Math.Min(text.Length, ChunkChars);
            if (length < text.Length && char.IsHighSurrogate(text[length - 1])) length--;
            _ = Utf8.FromUtf16(text[..length], Room(length * MostBytesOfChar), out _, out int written);
            _position += written;
            text = text[length..];
        }

        if (Escaping == LogEscaping.Terminal) EscapedText.Terminal(this, start);
    }

    void Special(ReadOnlySpan<byte> utf8)
    {
        while (!utf8.IsEmpty)
        {
            int run = Escaping == LogEscaping.Json ? utf8.IndexOfAny(s_jsonSpecialBytes) : -1;
            if (run < 0) run = utf8.Length;
            int start = _position;
            EscapedText.Valid(this, utf8[..run]);
            if (Escaping == LogEscaping.Terminal) EscapedText.Terminal(this, start);
            if (run == utf8.Length) return;
            EscapedText.Json(this, utf8[run]);
            utf8 = utf8[(run + 1)..];
        }
    }
}
