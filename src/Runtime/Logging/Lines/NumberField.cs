namespace InstrumentGen;

/// <summary>Numbers as values of fields, where more is to be known of them than their digits.</summary>
static class NumberField
{
    internal static void Write(LogLine line, double value)
    {
        if (!double.IsFinite(value))
        {
            WriteNoNumber(line, value);
            return;
        }

        line.Affix(line.Style.DoublePrefix);
        line.Number(value);
        line.Affix(line.Style.DoubleSuffix);
    }

    // As a double, 0.1f would be 0.10000000149011612.
    internal static void Write(LogLine line, float value) => WriteSmall(line, value, value);

    internal static void Write(LogLine line, Half value) => WriteSmall(line, value, (double)value);

    internal static void Write(LogLine line, ulong value)
    {
        if (value <= long.MaxValue) line.IntegerValue((long)value);
        else WriteLarge(line, value);
    }

    internal static void Write(LogLine line, decimal value) => WriteLarge(line, value);

    static void WriteSmall<T>(LogLine line, T value, double number)
    {
        if (!double.IsFinite(number))
        {
            WriteNoNumber(line, number);
            return;
        }

        line.Affix(line.Style.DoublePrefix);
        _ = PlainValue.TryWrite(line, value, null);
        line.Affix(line.Style.DoubleSuffix);
    }

    static void WriteLarge<T>(LogLine line, T value)
    {
        if (line.Style.AreDecimalsText) line.Affix(line.Style.TextPrefix);
        _ = PlainValue.TryWrite(line, value, null);
        if (line.Style.AreDecimalsText) line.Affix(line.Style.TextSuffix);
    }

    static void WriteNoNumber(LogLine line, double value)
    {
        line.Affix(line.Style.NoNumberPrefix);
        line.Number(value);
        line.Affix(line.Style.TextSuffix);
    }
}
