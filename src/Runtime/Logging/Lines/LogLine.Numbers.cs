using System.Globalization;

namespace InstrumentGen;

/// <summary>Numbers, in digits that text and JSON share.</summary>
sealed partial class LogLine
{
    const int MostDigits = 32;
    const int MicrosecondDigits = 6;

    readonly NumberTexts _numbers = new();

    internal void Integer(int value)
    {
        Span<byte> room = Room(MostDigits);
        if (value >= 0)
        {
            _position += Digits.Write((uint)value, room);
            return;
        }

        _ = value.TryFormat(room, out int written, default, CultureInfo.InvariantCulture);
        _position += written;
    }

    internal void Integer(long value)
    {
        _ = value.TryFormat(Room(MostDigits), out int written, default, CultureInfo.InvariantCulture);
        _position += written;
    }

    internal void Number(double value) => _position += _numbers.Write(value, Room(NumberTexts.MostBytes));

    /// <summary>The microseconds of a second.</summary>
    internal void Microseconds(DateTime time)
    {
        uint value = (uint)((ulong)time.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond);
        uint pairs = value / 100;
        Span<byte> room = Room(MicrosecondDigits);
        TwoDigits.Write(pairs / 100, room);
        TwoDigits.Write(pairs % 100, room[2..]);
        TwoDigits.Write(value - pairs * 100, room[4..]);
        _position += MicrosecondDigits;
    }

    /// <summary>The milliseconds of a second.</summary>
    internal void Milliseconds(DateTime time)
    {
        Microseconds(time);
        _position -= MicrosecondDigits / 2;
    }
}
