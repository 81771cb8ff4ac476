using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InstrumentGen;

/// <summary>Fields: names and values in the line's style. No name comes twice.</summary>
sealed partial class LogLine
{
    /// <summary>The names of fields that are left out while it is set; <see langword="null"/> where none are.</summary>
    internal FrozenSet<string>? Omitted { get; set; }

    /// <summary>Writes a name. Where the line has it already, or omits it, nothing is written and the field is to be left out.</summary>
    internal bool BeginField(LogField field)
    {
        if (Key(field, LogFieldKind.Any) is not { } key) return false;
        int start = _position;
        key.CopyTo(Room(key.Room));
        if (!Remember(key, start)) return false;
        _position = start + key.Length;
        return true;
    }

    /// <inheritdoc cref="BeginField(LogField)"/>
    internal bool BeginField(string name)
    {
        if (Omitted is { } omitted && omitted.Contains(name)) return false;
        int before = _position;
        Affix(Style.KeyPrefix);
        int start = _position;
        Name(name);
        int length = _position - start;
        Affix(Style.KeySuffix);
        if (Remember(LogKey.HashOf(_buffer.AsSpan(start, length)), start, length)) return true;
        _position = before;
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Field(LogField field, ReadOnlySpan<char> value)
    {
        if (Key(field, LogFieldKind.Text) is not { } key) return;
        int start = _position;
        Span<byte> room = Room(key.Room + value.Length + LogKey.MostEnd);
        key.CopyTo(room);
        if (!Remember(key, start)) return;
        int length = key.Length;
        int copied = PlainAscii.Copy(value, room[length..]);
        length += copied;
        if (copied == value.Length && !Style.AreBlanksQuoted)
        {
            EndField(key, room, length);
            return;
        }

        _position += length;
        Special(value[copied..]);
        if (Style.AreBlanksQuoted) QuoteBlanks(start + key.Length);
        EndField(key, Room(LogKey.MostEnd), 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Field(LogField field, int value)
    {
        if (Key(field, LogFieldKind.Integer) is not { } key) return;
        Span<byte> room = Room(key.Room + MostDigits + LogKey.MostEnd);
        key.CopyTo(room);
        if (!Remember(key, _position)) return;
        int length = key.Length;
        EndField(key, room, length + Write(value, room[length..]));
    }

    /// <param name="field">The field.</param>
    /// <param name="value">Its value, which is finite.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Field(LogField field, double value)
    {
        if (Key(field, LogFieldKind.Double) is not { } key) return;
        Span<byte> room = Room(key.Room + NumberTexts.MostBytes + LogKey.MostEnd);
        key.CopyTo(room);
        if (!Remember(key, _position)) return;
        int length = key.Length;
        EndField(key, room, length + _numbers.Write(value, room[length..]));
    }

    internal void EndField() => Affix(Style.FieldEnd);

    internal void NullValue() => Affix(Style.Null);

    internal void BooleanValue(bool value)
    {
        Affix(Style.BooleanPrefix);
        Raw(value ? "true"u8 : "false"u8);
        Affix(Style.BooleanSuffix);
    }

    internal void IntegerValue(long value)
    {
        Affix(Style.IntegerPrefix);
        Integer(value);
        Affix(Style.IntegerSuffix);
    }

    internal void IntegerValue(int value)
    {
        Affix(Style.IntegerPrefix);
        Integer(value);
        Affix(Style.IntegerSuffix);
    }

    internal void TextValue(ReadOnlySpan<char> value)
    {
        int start = BeginText();
        Text(value);
        EndText(start);
    }

    /// <summary>Text that needs no escape.</summary>
    internal void TokenValue(ReadOnlySpan<byte> value)
    {
        int start = BeginText();
        Raw(value);
        EndText(start);
    }

    internal int BeginText()
    {
        Affix(Style.TextPrefix);
        return _position;
    }

    internal void EndText(int start)
    {
        if (Style.AreBlanksQuoted) QuoteBlanks(start);
        else Affix(Style.TextSuffix);
    }

    /// <summary>A value that cannot be read, in place of what has been written of it since then.</summary>
    internal void UnreadableValue(int start, Exception exception)
    {
        _position = start;
        TokenValue(LogTokens.Unreadable);
        TelemetryFailures.Report(TelemetryFailure.LogValue, exception);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    LogKey? Key(LogField field, LogFieldKind kind) => Omitted is { } omitted && omitted.Contains(field.Name) ? null : field.KeyOf(Style, kind);

    // One sum for all that is written of a field: each time that the position goes through memory costs as much as five additions.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void EndField(LogKey key, Span<byte> room, int length)
    {
        MemoryMarshal.Write(room[length..], key.End);
        _position += length + key.EndLength;
    }

    void QuoteBlanks(int start)
    {
        if (_position > start && !Written(start).ContainsAny(" =\""u8)) return;
        byte[] text = Written(start).ToArray();
        _position = start;
        Raw((byte)'"');
        foreach (byte one in text)
        {
            if (one == '"') Raw((byte)'\\');
            Raw(one);
        }

        Raw((byte)'"');
    }
}
