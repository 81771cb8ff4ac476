using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace InstrumentGen;

/// <summary>Fields: names and values in the line's style. No name comes twice.</summary>
sealed partial class LogLine
{
    const int FirstKeys = 16;
    const char Replacement = '_';

    (int Hash, int Start, int Length)[] _keys = new (int, int, int)[FirstKeys];
    int _keyCount;
    ulong _hashes;

    /// <summary>The names of fields that are left out while it is set; <see langword="null"/> where none are.</summary>
    internal FrozenSet<string>? Omitted { get; set; }

    /// <summary>Writes a name. Where the line has it already, or omits it, nothing is written and the field is to be left out.</summary>
    internal bool BeginField(LogField field, LogFieldKind kind = LogFieldKind.Any)
    {
        if (Omitted is { } omitted && omitted.Contains(field.Name)) return false;
        LogKey key = field.KeyOf(Style, kind);
        int start = _position;
        key.Text.CopyTo(Room(Math.Max(key.Text.Length, ShortText.Step)));
        _position = start + key.Text.Length;
        if (Remember(key.Hash, start + key.Start, key.Length)) return true;
        _position = start;
        return false;
    }

    /// <inheritdoc cref="BeginField(LogField, LogFieldKind)"/>
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

    internal void Field(LogField field, ReadOnlySpan<char> value)
    {
        if (!BeginField(field, LogFieldKind.Text)) return;
        int start = _position;
        Text(value);
        if (Style.AreBlanksQuoted) QuoteBlanks(start);
        EndField(LogFieldKind.Text);
    }

    internal void Field(LogField field, int value)
    {
        if (!BeginField(field, LogFieldKind.Integer)) return;
        Integer(value);
        EndField(LogFieldKind.Integer);
    }

    /// <param name="field">The field.</param>
    /// <param name="value">Its value, which is finite.</param>
    internal void Field(LogField field, double value)
    {
        if (!BeginField(field, LogFieldKind.Double)) return;
        Number(value);
        EndField(LogFieldKind.Double);
    }

    internal void EndField(LogFieldKind kind = LogFieldKind.Any) => Affix(Style.EndOf(kind));

    /// <summary>A name, with what the style does not allow in names replaced.</summary>
    internal void Name(string name)
    {
        if (Style.IsNameReplaced is not { } isReplaced)
        {
            Text(name);
            return;
        }

        ReadOnlySpan<char> rest = name.Length == 0 ? [Replacement] : name;
        while (!rest.IsEmpty)
        {
            int run = 0;
            while (run < rest.Length && !isReplaced(rest[run])) run++;
            Text(rest[..run]);
            if (run == rest.Length) return;
            Raw((byte)Replacement);
            rest = rest[(run + 1)..];
        }
    }

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

    /// <summary>Whether the line has any field.</summary>
    internal bool HasFields => _keyCount > 0;

    /// <summary>Begins another list of fields, with names of its own.</summary>
    internal void ForgetKeys()
    {
        _keyCount = 0;
        _hashes = 0;
    }

    bool Remember(int hash, int start, int length)
    {
        ulong bit = 1UL << hash;
        if ((_hashes & bit) != 0 && IsKnown(hash, start, length)) return false;
        _hashes |= bit;
        if (_keyCount == _keys.Length) Array.Resize(ref _keys, _keyCount * 2);
        _keys[_keyCount++] = (hash, start, length);
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    bool IsKnown(int hash, int start, int length)
    {
        ReadOnlySpan<byte> name = _buffer.AsSpan(start, length);
        foreach (var key in _keys.AsSpan(0, _keyCount))
        {
            if (key.Hash == hash && key.Length == length && name.SequenceEqual(_buffer.AsSpan(key.Start, length))) return true;
        }

        return false;
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
