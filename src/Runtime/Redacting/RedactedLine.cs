using System.Runtime.InteropServices;

namespace InstrumentGen;

/// <summary>Redacted values in lines: as text of a message, and as values of fields.</summary>
static class RedactedLine
{
    /// <summary>As text.</summary>
    internal static void Write<T>(LogLine line, T value, ValueRedaction redaction)
    {
        if (value is null)
        {
            line.Raw(LogTokens.Null);
            return;
        }

        var target = new LineTarget(line);
        RedactedText.Write(value, redaction, ref target);
    }

    /// <summary>As the value of a field.</summary>
    internal static void WriteValue<T>(LogLine line, T value, ValueRedaction redaction)
    {
        if (value is null)
        {
            line.NullValue();
            return;
        }

        int start = line.BeginText();
        Write(line, value, redaction);
        line.EndText(start);
    }

    /// <summary>As text: <c>a, b, c</c>.</summary>
    internal static void WriteItems<T>(LogLine line, IEnumerable<T>? values, int max, ValueRedaction redaction)
    {
        if (redaction.Redactor is null) line.Raw(LogTokens.Redacted);
        else if (values is null) line.Raw(LogTokens.Null);
        else Enumerate(line, values, max, new Listed(redaction, IsArray: false));
    }

    /// <summary>As an array.</summary>
    internal static void WriteArray<T>(LogLine line, IEnumerable<T>? values, int max, ValueRedaction redaction)
    {
        if (redaction.Redactor is null) line.TokenValue(LogTokens.Redacted);
        else if (values is null) line.NullValue();
        else Enumerate(line, values, max, new Listed(redaction, IsArray: true));
    }

    static void Enumerate<T>(LogLine line, IEnumerable<T> values, int max, Listed listed)
    {
        int start = line.Position;
        try
        {
            listed.Begin(line);
            if (values is T[] array) listed.Write<T>(line, array, max);
            else if (values is List<T> list) listed.Write<T>(line, CollectionsMarshal.AsSpan(list), max);
            else listed.Write(line, values, max);
            listed.End(line);
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.Redactor, RedactionFailure.Of(exception));
            line.Position = start;
            if (listed.IsArray) line.TokenValue(LogTokens.Redacted);
            else line.Raw(LogTokens.Redacted);
        }
    }

    // How the elements stand beside each other.
    readonly record struct Listed(ValueRedaction Redaction, bool IsArray)
    {
        internal void Begin(LogLine line)
        {
            if (IsArray) line.Affix(line.Style.ArrayPrefix);
        }

        internal void End(LogLine line)
        {
            if (IsArray) line.Affix(line.Style.ArraySuffix);
        }

        internal void Write<T>(LogLine line, ReadOnlySpan<T> values, int max)
        {
            for (int index = 0; index < values.Length; index++)
            {
                if (!WriteOne(line, values[index], index, max)) return;
            }
        }

        internal void Write<T>(LogLine line, IEnumerable<T> values, int max)
        {
            int index = 0;
            foreach (T value in values)
            {
                if (!WriteOne(line, value, index++, max)) return;
            }
        }

        bool WriteOne<T>(LogLine line, T value, int index, int max)
        {
            if (index >= max)
            {
                if (!IsArray) line.Raw(", ..."u8);
                return false;
            }

            if (index > 0) line.Raw(IsArray ? ","u8 : ItemsText.Separator);
            if (IsArray) WriteValue(line, value, Redaction);
            else RedactedLine.Write(line, value, Redaction);
            return true;
        }
    }
}
