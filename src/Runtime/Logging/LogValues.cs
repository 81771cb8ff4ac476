namespace InstrumentGen;

/// <summary>What the structures of log events share.</summary>
/// <example>
/// The shape that generated code has:
/// <code>
/// fields.Add(s_orderId, LogValues.Read(order, static it => (int?)it.Id));
/// </code>
/// </example>
public static class LogValues
{
    /// <summary>What stands for a value that is annotated as sensitive: it is not read.</summary>
    public const string Redacted = "[redacted]";

    /// <summary>Reads a value from an object, which may throw: that is counted in <see cref="TelemetryFailures"/>.</summary>
    /// <typeparam name="TSource">The type of the object.</typeparam>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="source">The object.</param>
    /// <param name="read">Reads the value.</param>
    /// <returns>The value; the default of its type where it cannot be read.</returns>
    public static T? Read<TSource, T>(TSource source, Func<TSource, T> read)
    {
        try
        {
            return read(source);
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.LogValue, exception);
            return default;
        }
    }

    /// <summary>Redacts the elements of a collection, for providers that read values as a list.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="values">The collection.</param>
    /// <param name="max">How many of them at most.</param>
    /// <param name="redaction">How each is redacted.</param>
    /// <returns>Their redacted texts; <see cref="Redacted"/> where they are erased or cannot be enumerated; <see langword="null"/> for <see langword="null"/>.</returns>
    public static object? RedactItems<T>(IEnumerable<T>? values, int max, ValueRedaction redaction)
    {
        ArgumentNullException.ThrowIfNull(redaction);
        if (redaction.Redactor is null) return Redacted;
        try
        {
            return values?.Take(max).Select(redaction.Redact).ToArray();
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.Redactor, RedactionFailure.Of(exception));
            return Redacted;
        }
    }

    /// <summary>As <see cref="RedactItems{T}(IEnumerable{T}, int, ValueRedaction)"/>, of what is read from an object, which may throw. Where the elements are erased, they are not
    /// read.</summary>
    /// <typeparam name="TSource">The type of the object.</typeparam>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="source">The object.</param>
    /// <param name="read">Reads the collection.</param>
    /// <param name="max">How many of them at most.</param>
    /// <param name="redaction">How each is redacted.</param>
    /// <returns>Their redacted texts.</returns>
    public static object? RedactItems<TSource, T>(TSource source, Func<TSource, IEnumerable<T>?> read, int max, ValueRedaction redaction)
    {
        ArgumentNullException.ThrowIfNull(redaction);
        return redaction.Redactor is null ? Redacted : RedactItems(Read(source, read), max, redaction);
    }

    /// <summary>Redacts what is read from an object, which may throw, for providers that read values as a list. Where the value is erased, it is not read.</summary>
    /// <typeparam name="TSource">The type of the object.</typeparam>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="source">The object.</param>
    /// <param name="read">Reads the value.</param>
    /// <param name="redaction">How it is redacted.</param>
    /// <returns>The redacted text; <see langword="null"/> for <see langword="null"/>.</returns>
    public static string? Redact<TSource, T>(TSource source, Func<TSource, T> read, ValueRedaction redaction)
    {
        ArgumentNullException.ThrowIfNull(redaction);
        return redaction.Redactor is null ? Redacted : redaction.Redact(Read(source, read));
    }

    /// <summary>Enumerates the values of a state, for providers that read it as a list.</summary>
    /// <typeparam name="TState">The type of the state.</typeparam>
    /// <param name="state">The state.</param>
    /// <returns>Its values, the template last.</returns>
    public static IEnumerator<KeyValuePair<string, object?>> Enumerate<TState>(TState state)
        where TState : struct, ILogState
    {
        int count = state.Count;
        for (int index = 0; index < count; index++) yield return state[index];
    }
}
