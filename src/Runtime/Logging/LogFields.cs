using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InstrumentGen;

/// <summary>Takes the structured values of a log record. Numbers and truth values stay what they are; all else is text: dates as ISO 8601, durations as
/// <c>d.hh:mm:ss.fffffff</c>, enumerations by name. <see langword="null"/> is kept.</summary>
/// <remarks>Of two values of one name the first counts. A value that cannot be read, since its <see cref="object.ToString"/> or its enumerator throws,
/// reads <c>[unreadable]</c> and is counted in <see cref="TelemetryFailures"/>.</remarks>
public readonly ref partial struct LogFields
{
    readonly LogLine _line;

    internal LogFields(LogLine line) => _line = line;

    /// <summary>Adds a value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="field">Its name.</param>
    /// <param name="value">The value.</param>
    public void Add<T>(LogField field, T value)
    {
        LogLine line = _line;
        if (typeof(T) == typeof(int))
        {
            line.Field(field, Unsafe.As<T, int>(ref value));
            return;
        }

        if (typeof(T) == typeof(double) && double.IsFinite(Unsafe.As<T, double>(ref value)))
        {
            line.Field(field, Unsafe.As<T, double>(ref value));
            return;
        }

        if (!line.BeginField(field)) return;
        ValueField.Write(line, value);
        line.EndField();
    }

    /// <inheritdoc cref="Add{T}(LogField, T)"/>
    public void Add<T>(LogField field, T? value)
        where T : struct
    {
        LogLine line = _line;
        if (!line.BeginField(field)) return;
        if (value is { } present) ValueField.Write(line, present);
        else line.NullValue();
        line.EndField();
    }

    /// <summary>Adds text.</summary>
    /// <param name="field">Its name.</param>
    /// <param name="value">The text.</param>
    public void Add(LogField field, ReadOnlySpan<char> value) => _line.Field(field, value);

    /// <inheritdoc cref="Add(LogField, ReadOnlySpan{char})"/>
    public void Add(LogField field, string? value)
    {
        if (value is null) Add<object?>(field, null);
        else _line.Field(field, value);
    }

    /// <summary>Adds the elements of a collection as an array. Of arrays and lists nothing is allocated.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="field">The array's name.</param>
    /// <param name="values">The collection.</param>
    /// <param name="max">How many of them at most.</param>
    public void AddItems<T>(LogField field, IEnumerable<T>? values, int max)
    {
        LogLine line = _line;
        if (!line.BeginField(field)) return;
        if (values is null) line.NullValue();
        else if (values is T[] array) ItemsField.Write(line, array, max);
        else if (values is List<T> list) ItemsField.Write(line, CollectionsMarshal.AsSpan(list), max);
        else ItemsField.Write(line, values, max);
        line.EndField();
    }

    /// <inheritdoc cref="AddItems{T}(LogField, IEnumerable{T}, int)"/>
    public void AddItems<T>(LogField field, T[]? values, int max)
    {
        LogLine line = _line;
        if (!line.BeginField(field)) return;
        if (values is null) line.NullValue();
        else ItemsField.Write(line, values, max);
        line.EndField();
    }

    /// <inheritdoc cref="AddItems{T}(LogField, IEnumerable{T}, int)"/>
    public void AddItems<T>(LogField field, ReadOnlySpan<T> values, int max)
    {
        LogLine line = _line;
        if (!line.BeginField(field)) return;
        ItemsField.Write(line, values, max);
        line.EndField();
    }
}
