using System.Buffers.Binary;

namespace InstrumentGen.OpenTelemetry;

/// <summary>Reads the fields of a message of protocol buffers, one after the other: enough for the few that a receiver answers with.</summary>
ref struct ProtobufFields(ReadOnlySpan<byte> message)
{
    const int WireBits = 3;

    ReadOnlySpan<byte> _rest = message;

    /// <summary>The number of the field.</summary>
    internal int Number { get; private set; }

    /// <summary>Its value, where that is a number.</summary>
    internal long Integer { get; private set; }

    /// <summary>Its value, where that is text or a message.</summary>
    internal ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Whether what was read was no message.</summary>
    internal bool IsBroken { get; private set; }

    internal bool Read()
    {
        if (_rest.IsEmpty || IsBroken) return false;
        ulong tag = Varint();
        Number = (int)(tag >> WireBits);
        Bytes = default;
        Integer = 0;
        switch (tag & ((1 << WireBits) - 1))
        {
            case 0: Integer = (long)Varint(); break;
            case 1: Integer = (long)Fixed(sizeof(ulong)); break;
            case 2: Bytes = Take(Varint()); break;
            case 5: Integer = (long)Fixed(sizeof(uint)); break;
            default: IsBroken = true; break;
        }

        if (Number == 0) IsBroken = true;
        return !IsBroken;
    }

    ulong Varint()
    {
        ulong value = 0;
        for (int index = 0; index < _rest.Length && index < 10; index++)
        {
            value |= (ulong)(_rest[index] & 0x7F) << (7 * index);
            if (_rest[index] >= 0x80) continue;
            _rest = _rest[(index + 1)..];
            return value;
        }

        IsBroken = true;
        return 0;
    }

    ReadOnlySpan<byte> Take(ulong length)
    {
        if (IsBroken || length > (ulong)_rest.Length)
        {
            IsBroken = true;
            return default;
        }

        ReadOnlySpan<byte> taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }

    // What is not there reads as zero, and the message as broken.
    ulong Fixed(int length)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        bytes.Clear();
        Take((ulong)length).CopyTo(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }
}
