namespace InstrumentGen;

/// <summary>Takes the message of a log record. Values read as in a message of <c>Microsoft.Extensions.Logging</c>: by the invariant culture,
/// <see langword="null"/> as <c>(null)</c>, collections as <c>a, b, c</c>.</summary>
/// <remarks>A value whose text cannot be had, since its <see cref="object.ToString"/> throws, reads <c>[unreadable]</c> and is counted in
/// <see cref="TelemetryFailures"/>. Halves of surrogate pairs become U+FFFD.</remarks>
public readonly ref struct LogText
{
    readonly LogLine _line;

    internal LogText(LogLine line) => _line = line;

    /// <summary>Adds text of the template.</summary>
    /// <param name="utf8">The text as UTF-8.</param>
    public void Literal(ReadOnlySpan<byte> utf8) => _line.Text(utf8);

    /// <summary>Adds a value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value.</param>
    public void Append<T>(T value) => ValueText.Write(_line, value);

    /// <summary>Adds text.</summary>
    /// <param name="value">The text.</param>
    public void Append(string? value)
    {
        if (value is null) _line.Raw(LogTokens.Null);
        else _line.Text(value);
    }

    /// <summary>Adds a value in a format.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="format">The format, as behind the colon of <c>{Name:format}</c>.</param>
    /// <param name="alignment">The least number of characters, as behind the comma of <c>{Name,alignment}</c>: blanks stand in front, or behind where it
    /// is negative.</param>
    public void Append<T>(T value, string? format, int alignment = 0)
    {
        int start = _line.Position;
        LogEscaping escaping = _line.BeginPlain(alignment);
        ValueText.Write(_line, value, format);
        _line.EndPlain(start, escaping, alignment);
        if (!string.IsNullOrEmpty(format)) _line.KeepRendering(start);
    }

    /// <inheritdoc cref="Append{T}(T)"/>
    public void Append<T>(T? value)
        where T : struct
    {
        if (value is { } present) ValueText.Write(_line, present);
        else _line.Raw(LogTokens.Null);
    }

    /// <inheritdoc cref="Append{T}(T, string, int)"/>
    public void Append<T>(T? value, string? format, int alignment = 0)
        where T : struct
    {
        if (value is { } present) Append(present, format, alignment);
        else Append<string>(LogTokens.NullText, format, alignment);
    }

    /// <summary>Adds text.</summary>
    /// <param name="value">The text.</param>
    /// <param name="alignment">The least number of characters: blanks stand in front, or behind where it is negative.</param>
    public void Append(ReadOnlySpan<char> value, int alignment = 0)
    {
        int blanks = alignment == 0 ? 0 : Math.Max(0, Math.Abs((long)alignment) > int.MaxValue ? 0 : Math.Abs(alignment) - value.Length);
        if (alignment > 0) _line.Blanks(blanks);
        _line.Text(value);
        if (alignment < 0) _line.Blanks(blanks);
    }

    /// <summary>Adds the token that stands for a redacted value.</summary>
    public void Redacted() => _line.Raw(LogTokens.Redacted);

    /// <summary>Adds what is recorded of a value that is marked as sensitive.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value; <see langword="null"/> stays <c>(null)</c>.</param>
    /// <param name="redaction">How it is redacted.</param>
    public void Redacted<T>(T value, ValueRedaction redaction) => RedactedLine.Write(_line, value, redaction);

    /// <inheritdoc cref="Redacted{T}(T, ValueRedaction)"/>
    public void Redacted<T>(T? value, ValueRedaction redaction)
        where T : struct
    {
        if (value is { } present) RedactedLine.Write(_line, present, redaction);
        else _line.Raw(LogTokens.Null);
    }

    /// <summary>As <see cref="Redacted{T}(T, ValueRedaction)"/>, of what is read from an object, which may throw. Where the value is erased, it is not read.</summary>
    /// <typeparam name="TSource">The type of the object.</typeparam>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="source">The object.</param>
    /// <param name="read">Reads the value.</param>
    /// <param name="redaction">How it is redacted.</param>
    public void Redacted<TSource, T>(TSource source, Func<TSource, T> read, ValueRedaction redaction)
    {
        if (redaction.Redactor is null) Redacted();
        else Redacted(LogValues.Read(source, read), redaction);
    }

    /// <summary>Adds what is recorded of the elements of a collection that is marked as sensitive.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="values">The collection.</param>
    /// <param name="max">How many of them; where there are more, <c>...</c> follows.</param>
    /// <param name="redaction">How each is redacted.</param>
    public void RedactedItems<T>(IEnumerable<T>? values, int max, ValueRedaction redaction) => RedactedLine.WriteItems(_line, values, max, redaction);

    /// <summary>As <see cref="RedactedItems{T}(IEnumerable{T}, int, ValueRedaction)"/>, of what is read from an object, which may throw. Where the elements are erased, they are
    /// not read.</summary>
    /// <typeparam name="TSource">The type of the object.</typeparam>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="source">The object.</param>
    /// <param name="read">Reads the collection.</param>
    /// <param name="max">How many of them; where there are more, <c>...</c> follows.</param>
    /// <param name="redaction">How each is redacted.</param>
    public void RedactedItems<TSource, T>(TSource source, Func<TSource, IEnumerable<T>?> read, int max, ValueRedaction redaction)
    {
        if (redaction.Redactor is null) Redacted();
        else RedactedItems(LogValues.Read(source, read), max, redaction);
    }

    /// <summary>Adds the elements of a collection.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="values">The collection.</param>
    /// <param name="max">How many of them; where there are more, <c>...</c> follows.</param>
    public void Items<T>(IEnumerable<T>? values, int max)
    {
        if (values is null) _line.Raw(LogTokens.Null);
        else if (values is T[] array) ItemsText.Write(_line, array, max);
        else if (values is List<T> list) ItemsText.Write(_line, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list), max);
        else ItemsText.Write(_line, values, max);
    }

    /// <inheritdoc cref="Items{T}(IEnumerable{T}, int)"/>
    public void Items<T>(T[]? values, int max)
    {
        if (values is null) _line.Raw(LogTokens.Null);
        else ItemsText.Write(_line, values, max);
    }

    /// <inheritdoc cref="Items{T}(IEnumerable{T}, int)"/>
    public void Items<T>(ReadOnlySpan<T> values, int max) => ItemsText.Write(_line, values, max);
}
