namespace InstrumentGen;

/// <summary>States that others make: those of classic calls, of <c>[LoggerMessage]</c>, and what stands around one of ours where something between the logger and
/// us adds to it. Their message is what the formatter gives, their fields are the list that they are.</summary>
static class ListedState
{
    internal static string MessageOf<TState>(TState state, Exception? exception, Func<TState, Exception?, string>? formatter)
    {
        try
        {
            return (formatter is null ? state?.ToString() : formatter(state, exception)) ?? "";
        }
        catch (Exception failure)
        {
            TelemetryFailures.Report(TelemetryFailure.LogValue, failure);
            return LogTokens.UnreadableText;
        }
    }

    /// <summary>The template that the message was made from: the list's element <c>{OriginalFormat}</c>, which is its last one where the framework has made it.</summary>
    internal static string? TemplateOf<TState>(TState state)
    {
        try
        {
            if (state is not IReadOnlyList<KeyValuePair<string, object?>> list) return null;
            for (int index = list.Count - 1; index >= 0; index--)
            {
                if (list[index] is { Key: LogTokens.OriginalFormat, Value: string template }) return template;
            }
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.LogValue, exception);
        }

        return null;
    }

    internal static void WriteFields<TState>(LogLine line, TState state)
    {
        try
        {
            Write(line, state);
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.LogValue, exception);
        }
    }

    /// <summary>Whether it is a list of names and values, which are written; the template is none of them.</summary>
    internal static bool Write(LogLine line, object? state)
    {
        if (state is IReadOnlyList<KeyValuePair<string, object?>> list)
        {
            int count = list.Count;
            for (int index = 0; index < count; index++) WriteField(line, list[index]);
            return true;
        }

        if (state is not IEnumerable<KeyValuePair<string, object?>> elements) return false;
        foreach (KeyValuePair<string, object?> element in elements) WriteField(line, element);
        return true;
    }

    static void WriteField(LogLine line, KeyValuePair<string, object?> element)
    {
        if (element.Key is null or LogTokens.OriginalFormat || !line.BeginField(element.Key)) return;
        ObjectField.Write(line, element.Value);
        line.EndField();
    }
}
