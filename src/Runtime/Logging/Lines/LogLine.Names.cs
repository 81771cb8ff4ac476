using System.Runtime.CompilerServices;

namespace InstrumentGen;

/// <summary>The names of fields, and which of them the line has already.</summary>
sealed partial class LogLine
{
    const int FirstKeys = 16;
    const char Replacement = '_';

    (int Hash, int Start, int Length)[] _keys = new (int, int, int)[FirstKeys];
    int _keyCount;
    ulong _hashes;

    /// <summary>A name, with what the style does not allow in names replaced.</summary>
    internal void Name(string name)
    {
        if (Style.IsNameReplaced is not { } isReplaced)
        {
            if (Style.HasTemplates) NameWithoutSigil(name);
            else Text(name);
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

    void NameWithoutSigil(string name)
    {
        ReadOnlySpan<char> rest = name is ['@' or '$', _, ..] ? name.AsSpan(1) : name;
        if (rest is ['@', ..]) Raw((byte)'@');
        Text(rest);
    }

    /// <summary>Whether the line has any field.</summary>
    internal bool HasFields => _keyCount > 0;

    /// <summary>What <see cref="MayHave"/> asks for.</summary>
    internal static ulong NamesOf(LogStyle style, params LogField[] fields) => fields.Aggregate(0UL, (all, field) => all | BitOf(field.KeyOf(style, LogFieldKind.Any).Hash));

    /// <summary>Whether it may have a field of one of these names.</summary>
    internal bool MayHave(ulong names) => (_hashes & names) != 0;

    /// <summary>Whether it has a field of this name.</summary>
    internal bool Has(LogField field)
    {
        LogKey key = field.KeyOf(Style, LogFieldKind.Any);
        return IsKnown(key.Hash, key.Name);
    }

    /// <summary>Begins another list of fields, with names of its own.</summary>
    internal void ForgetKeys()
    {
        _keyCount = 0;
        _hashes = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    bool Remember(LogKey key, int start) => Remember(key.Hash, start + key.NameStart, key.NameLength);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    bool Remember(int hash, int start, int length)
    {
        ulong bit = BitOf(hash);
        if ((_hashes & bit) != 0 && IsKnown(hash, _buffer.AsSpan(start, length))) return false;
        _hashes |= bit;
        if (_keyCount == _keys.Length) Array.Resize(ref _keys, _keyCount * 2);
        _keys[_keyCount++] = (hash, start, length);
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    bool IsKnown(int hash, ReadOnlySpan<byte> name)
    {
        foreach (var key in _keys.AsSpan(0, _keyCount))
        {
            if (key.Hash == hash && name.SequenceEqual(_buffer.AsSpan(key.Start, key.Length))) return true;
        }

        return false;
    }

    static ulong BitOf(int hash) => 1UL << hash;
}
