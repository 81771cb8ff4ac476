using System.Collections;
using System.Collections.Frozen;

namespace InstrumentGen;

/// <summary>The scopes around a record: names and values become fields, texts the elements of the field <c>scope</c>.</summary>
static class LogScopes
{
    internal const string TextsName = "scope";

    static readonly LogField s_texts = new(TextsName);

    /// <summary>Writes them from the innermost to the outermost: of two values of one name the inner one counts.</summary>
    internal static void Write(LogLine line, Action<Action<object?, LogLine>, LogLine> forEach, bool hasTrace, FrozenSet<string>? omitted)
    {
        try
        {
            forEach(static (scope, line) => line.Scopes.Add(scope), line);
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.LogScope, exception);
            line.Scopes.Clear();
        }

        if (line.Scopes.Count > 0) Write(line, hasTrace, omitted);
    }

    static void Write(LogLine line, bool hasTrace, FrozenSet<string>? omitted)
    {
        try
        {
            line.Omitted = omitted;
            for (int index = line.Scopes.Count - 1; index >= 0; index--)
            {
                if (!WriteFields(line, line.Scopes[index], hasTrace)) continue;
                line.Scopes[index] = null;
            }

            WriteTexts(line);
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.LogScope, exception);
        }
        finally
        {
            line.Omitted = null;
            line.Scopes.Clear();
        }
    }

    static bool WriteFields(LogLine line, object? scope, bool hasTrace)
    {
        try
        {
            if (scope is ILogState state)
            {
                state.WriteFields(new LogFields(line));
                return true;
            }

            return scope is null || (hasTrace && ActivityScope.Is(scope)) || (!IsText(scope) && ListedState.Write(line, scope));
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.LogScope, exception);
            return true;
        }
    }

    // A message without values is a list too: of its template alone.
    static bool IsText(object scope) =>
        scope is IReadOnlyList<KeyValuePair<string, object?>> { Count: 1 } list && list[0].Key == LogTokens.OriginalFormat;

    static void WriteTexts(LogLine line)
    {
        bool isFirst = true;
        for (int index = 0; index < line.Scopes.Count; index++)
        {
            if (line.Scopes[index] is not { } scope) continue;
            if (isFirst)
            {
                if (!line.BeginField(s_texts)) return;
                line.Affix(line.Style.ArrayPrefix);
            }
            else
            {
                line.Raw((byte)',');
            }

            isFirst = false;
            WriteText(line, scope);
        }

        if (isFirst) return;
        line.Affix(line.Style.ArraySuffix);
        line.EndField();
    }

    // What a list says of itself is its message, where it has one. A list with values does not come here: its text would have those again that are omitted.
    static void WriteText(LogLine line, object scope)
    {
        if (scope is IEnumerable and not string) ObjectField.WriteOwnText(line, scope);
        else TextField.WriteAny(line, scope);
    }
}
