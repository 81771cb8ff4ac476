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
        _ = value.TryFormat(Room(MostDigits), out int written, default, CultureInfo.InvariantCulture);
        _position += written;
    }

    internal void Integer(long value)
    {
        _ = value.TryFormat(Room(MostDigits), out int written, default, CultureInfo.InvariantCulture);
        _position += written;
    }

    internal void Number(double value)
    {
        if (ShortDecimal.TryWrite(value, Room(MostDigits), out int written)) _position += written;
        else Raw(_numbers.Of(value));
    }

    /// <summary>The microseconds of a second.</summary>
    internal void Microseconds(DateTime time)
    {
        uint value = (uint)(time.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond);
        Span<byte> room = Room(MicrosecondDigits)[..MicrosecondDigits];
        TwoDigits.Write(value / 10_000, room);
        TwoDigits.Write(value / 100 % 100, room[2..]);
        TwoDigits.Write(value % 100, room[4..]);
        _position += MicrosecondDigits;
    }

    /// <summary>The milliseconds of a second.</summary>
    internal void Milliseconds(DateTime time)
    {
        Microseconds(time);
        _position -= MicrosecondDigits / 2;
    }
}
