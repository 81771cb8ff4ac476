using System.Globalization;

namespace InstrumentGen;

/// <summary>Numbers, in digits that text and JSON share.</summary>
sealed partial class LogLine
{
    const int MostDigits = 32;
    const int MicrosecondDigits = 6;

    readonly NumberTexts _numbers = new();

    internal void Integer(int value) => _position += Write(value, Room(MostDigits));

    internal void Integer(long value)
    {
        _ = value.TryFormat(Room(MostDigits), out int written, default, CultureInfo.InvariantCulture);
        _position += written;
    }

    internal void Number(double value) => _position += _numbers.Write(value, Room(NumberTexts.MostBytes));

    /// <summary>Date and time up to the point behind the second.</summary>
    internal void UpToSecond(DateTime time)
    {
        _ = PlainValue.TryWrite(this, time, "yyyy-MM-ddTHH:mm:ss");
        Raw((byte)'.');
    }

    /// <summary>The microseconds of a second.</summary>
    internal void Microseconds(DateTime time)
    {
        Microseconds(Room(MicrosecondDigits), (uint)((ulong)time.Ticks % TimeSpan.TicksPerSecond));
        _position += MicrosecondDigits;
    }

    /// <summary>What a line keeps of a second, and the microseconds in it.</summary>
    /// <param name="second">The second.</param>
    /// <param name="ticks">The ticks since it began.</param>
    internal void Time(LogSecond second, uint ticks)
    {
        Span<byte> room = Room(LogSecond.MostBytes + MicrosecondDigits);
        second.CopyTo(room);
        Microseconds(room[second.Length..], ticks);
        _position += second.Length + MicrosecondDigits;
    }

    static int Write(int value, Span<byte> room)
    {
        if (value >= 0) return Digits.Write((uint)value, room);
        _ = value.TryFormat(room, out int written, default, CultureInfo.InvariantCulture);
        return written;
    }

    static void Microseconds(Span<byte> room, uint ticks)
    {
        uint value = ticks / (uint)TimeSpan.TicksPerMicrosecond;
        uint pairs = value / 100;
        uint first = value / 10_000;
        TwoDigits.Write(first, room);
        TwoDigits.Write(pairs - first * 100, room[2..]);
        TwoDigits.Write(value - pairs * 100, room[4..]);
    }
}
