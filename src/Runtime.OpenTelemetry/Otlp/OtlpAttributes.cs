using System.Globalization;

namespace InstrumentGen.OpenTelemetry;

/// <summary>Writes attributes, the <c>KeyValue</c>s of OTLP.</summary>
static class OtlpAttributes
{
    const int Key = 1;
    const int Value = 2;
    const int TextValue = 1;
    const int BoolValue = 2;
    const int IntegerValue = 3;
    const int DoubleValue = 4;
    const int ArrayValue = 5;
    const int ArrayItem = 1;

    internal static void Write(ProtobufWriter writer, int field, string key, object value)
    {
        int attribute = writer.Begin(field);
        writer.Text(Key, key);
        WriteValue(writer, Value, value);
        writer.End(attribute);
    }

    static void WriteValue(ProtobufWriter writer, int field, object? value)
    {
        int any = writer.Begin(field);
        switch (value)
        {
            case null: break;
            case string text: writer.Text(TextValue, text); break;
            case bool isSo: writer.Integer(BoolValue, isSo ? 1 : 0); break;
            case long integer: writer.Integer(IntegerValue, integer); break;
            case double number: writer.Double(DoubleValue, number); break;
            case Array array: WriteItems(writer, array); break;
            // A resource of the SDK has no others.
            default: writer.Text(TextValue, Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""); break;
        }

        writer.End(any);
    }

    static void WriteItems(ProtobufWriter writer, Array array)
    {
        int items = writer.Begin(ArrayValue);
        foreach (object? item in array) WriteValue(writer, ArrayItem, item);
        writer.End(items);
    }
}
