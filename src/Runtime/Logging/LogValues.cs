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
