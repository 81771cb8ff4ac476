namespace InstrumentGen;

/// <summary>Values that are marked as sensitive.</summary>
public readonly ref partial struct LogFields
{
    /// <summary>Adds the token that stands for a redacted value.</summary>
    /// <param name="field">The value's name.</param>
    public void Redacted(LogField field)
    {
        LogLine line = _line;
        if (!line.BeginField(field)) return;
        line.TokenValue(LogTokens.Redacted);
        line.EndField();
    }

    /// <summary>Adds what is recorded of a value that is marked as sensitive.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="field">Its name.</param>
    /// <param name="value">The value; <see langword="null"/> is kept.</param>
    /// <param name="redaction">How it is redacted.</param>
    public void Redacted<T>(LogField field, T value, ValueRedaction redaction)
    {
        LogLine line = _line;
        if (!line.BeginField(field)) return;
        RedactedLine.WriteValue(line, value, redaction);
        line.EndField();
    }

    /// <inheritdoc cref="Redacted{T}(LogField, T, ValueRedaction)"/>
    public void Redacted<T>(LogField field, T? value, ValueRedaction redaction)
        where T : struct
    {
        LogLine line = _line;
        if (!line.BeginField(field)) return;
        if (value is { } present) RedactedLine.WriteValue(line, present, redaction);
        else line.NullValue();
        line.EndField();
    }

    /// <summary>As <see cref="Redacted{T}(LogField, T, ValueRedaction)"/>, of what is read from an object, which may throw. Where the value is erased, it is not read.</summary>
    /// <typeparam name="TSource">The type of the object.</typeparam>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="field">Its name.</param>
    /// <param name="source">The object.</param>
    /// <param name="read">Reads the value.</param>
    /// <param name="redaction">How it is redacted.</param>
    public void Redacted<TSource, T>(LogField field, TSource source, Func<TSource, T> read, ValueRedaction redaction)
    {
        if (redaction.Redactor is null) Redacted(field);
        else Redacted(field, LogValues.Read(source, read), redaction);
    }

    /// <summary>Adds what is recorded of the elements of a collection that is marked as sensitive.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="field">The array's name.</param>
    /// <param name="values">The collection.</param>
    /// <param name="max">How many of them at most.</param>
    /// <param name="redaction">How each is redacted.</param>
    public void RedactedItems<T>(LogField field, IEnumerable<T>? values, int max, ValueRedaction redaction)
    {
        LogLine line = _line;
        if (!line.BeginField(field)) return;
        RedactedLine.WriteArray(line, values, max, redaction);
        line.EndField();
    }

    /// <summary>As <see cref="RedactedItems{T}(LogField, IEnumerable{T}, int, ValueRedaction)"/>, of what is read from an object, which may throw. Where the elements are erased,
    /// they are not read.</summary>
    /// <typeparam name="TSource">The type of the object.</typeparam>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="field">The array's name.</param>
    /// <param name="source">The object.</param>
    /// <param name="read">Reads the collection.</param>
    /// <param name="max">How many of them at most.</param>
    /// <param name="redaction">How each is redacted.</param>
    public void RedactedItems<TSource, T>(LogField field, TSource source, Func<TSource, IEnumerable<T>?> read, int max, ValueRedaction redaction)
    {
        if (redaction.Redactor is null) Redacted(field);
        else RedactedItems(field, LogValues.Read(source, read), max, redaction);
    }
}
