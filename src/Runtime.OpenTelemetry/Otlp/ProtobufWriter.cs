using System.Buffers.Binary;
using System.Text;

namespace InstrumentGen.OpenTelemetry;

/// <summary>Writes messages of protocol buffers into one buffer, which grows and is used again.</summary>
/// <remarks>A field that has its default is written too: what is absent and what is zero differ where a field is <c>optional</c>.</remarks>
sealed class ProtobufWriter
{
    const int WireBits = 3;
    const int VarintWire = 0;
    const int Fixed64Wire = 1;
    const int LengthWire = 2;
    const int MostVarintBytes = 10;

    // The length of a message is known when it is written: four bytes are kept for it, and a varint may be longer than it has to be. The SDK does the same.
    const int LengthBytes = 4;
    const int MostLength = (1 << (7 * LengthBytes)) - 1;

    byte[] _buffer = new byte[4096];
    int _length;

    /// <summary>What has been written.</summary>
    internal ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>Begins anew.</summary>
    internal void Clear() => _length = 0;

    /// <summary>Begins a message inside the one that is being written.</summary>
    /// <returns>What ends it.</returns>
    internal int Begin(int field)
    {
        Tag(field, LengthWire);
        _length += Free(LengthBytes).Length;
        return _length;
    }

    /// <summary>Ends a message.</summary>
    /// <param name="begin">What <see cref="Begin"/> has returned.</param>
    /// <exception cref="InvalidOperationException">It is larger than 256 MiB; a receiver need take no more than 64.</exception>
    internal void End(int begin)
    {
        int length = _length - begin;
        if (length > MostLength) throw new InvalidOperationException($"A message of {length} bytes is larger than a request may be.");
        Span<byte> place = _buffer.AsSpan(begin - LengthBytes, LengthBytes);
        for (int index = 0; index < LengthBytes; index++)
        {
            place[index] = (byte)(((length >> (7 * index)) & 0x7F) | (index < LengthBytes - 1 ? 0x80 : 0));
        }
    }

    internal void Text(int field, string value)
    {
        Tag(field, LengthWire);
        int length = Encoding.UTF8.GetByteCount(value);
        Varint((ulong)length);
        _length += Encoding.UTF8.GetBytes(value, Free(length));
    }

    /// <summary>Writes bytes that are a message already.</summary>
    internal void Message(int field, ReadOnlySpan<byte> message)
    {
        Tag(field, LengthWire);
        Varint((ulong)message.Length);
        message.CopyTo(Free(message.Length));
        _length += message.Length;
    }

    /// <summary>An <c>int64</c>, an <c>enum</c> or a <c>bool</c>.</summary>
    internal void Integer(int field, long value)
    {
        Tag(field, VarintWire);
        Varint((ulong)value);
    }

    /// <summary>A <c>fixed64</c> or an <c>sfixed64</c>.</summary>
    internal void Fixed(int field, ulong value)
    {
        Tag(field, Fixed64Wire);
        Fixed(value);
    }

    internal void Double(int field, double value) => Fixed(field, BitConverter.DoubleToUInt64Bits(value));

    /// <summary>A packed <c>repeated fixed64</c>.</summary>
    internal void Packed(int field, ReadOnlySpan<long> values)
    {
        Packed(field, values.Length);
        foreach (long value in values) Fixed((ulong)value);
    }

    /// <summary>A packed <c>repeated double</c>.</summary>
    internal void Packed(int field, IReadOnlyCollection<double> values)
    {
        Packed(field, values.Count);
        foreach (double value in values) Fixed(BitConverter.DoubleToUInt64Bits(value));
    }

    void Packed(int field, int count)
    {
        Tag(field, LengthWire);
        Varint((ulong)count * sizeof(ulong));
    }

    void Tag(int field, int wire) => Varint((ulong)((field << WireBits) | wire));

    void Varint(ulong value)
    {
        Span<byte> place = Free(MostVarintBytes);
        int count = 0;
        for (; value >= 0x80; value >>= 7) place[count++] = (byte)(value | 0x80);
        place[count++] = (byte)value;
        _length += count;
    }

    void Fixed(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(Free(sizeof(ulong)), value);
        _length += sizeof(ulong);
    }

    Span<byte> Free(int count)
    {
        if (_buffer.Length - _length < count) Array.Resize(ref _buffer, Math.Max(2 * _buffer.Length, _length + count));
        return _buffer.AsSpan(_length, count);
    }
}
