using System.Diagnostics;

namespace InstrumentGen;

/// <summary>The tags of a call's span.</summary>
/// <remarks>None of its methods throws: a value that cannot be read is counted in <see cref="TelemetryFailures"/>.</remarks>
/// <example>
/// The shape that generated code has:
/// <code>
/// var call = s_placeAsync.Begin();
/// if (call.Tags is { AreRecorded: true } tags)
/// {
///     tags.Set("channel", channel);
///     tags.Set("cart.lines", cart, static cart => cart.Lines?.Count);
/// }
/// </code>
/// </example>
public readonly record struct SpanTags
{
    readonly Activity? _span;

    internal SpanTags(Activity? span) => _span = span;

    /// <summary>Whether somebody records the span's data. Where it is <see langword="false"/>, nothing is read.</summary>
    public bool AreRecorded => _span is { IsAllDataRequested: true };

    /// <summary>Sets a tag, where tags are recorded. Numbers, truth values and text keep their type, enumerations give their names, dates ISO 8601; all else
    /// is its invariant text.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">The tag's name.</param>
    /// <param name="value">Its value; <see langword="null"/> sets no tag.</param>
    public void Set<T>(string name, T value) => Set(name, value, static value => value);

    /// <summary>As <see cref="Set{T}(string, T)"/>, with what is read from an object, which may throw.</summary>
    /// <typeparam name="TSource">The type of the object.</typeparam>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">The tag's name.</param>
    /// <param name="source">The object.</param>
    /// <param name="read">Reads the value.</param>
    public void Set<TSource, T>(string name, TSource source, Func<TSource, T> read)
        where TSource : allows ref struct
    {
        if (!AreRecorded) return;
        try
        {
            if (TagValue.Of(read(source)) is { } tag) _span!.SetTag(name, tag);
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.TagValue, exception);
        }
    }

    /// <summary>Sets a tag to what is recorded of a value that is marked as sensitive, where tags are recorded.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">The tag's name.</param>
    /// <param name="value">The value; <see langword="null"/> sets no tag.</param>
    /// <param name="redaction">How it is redacted.</param>
    public void Set<T>(string name, T value, ValueRedaction redaction) => Set(name, value, static value => value, redaction);

    /// <summary>As <see cref="Set{T}(string, T, ValueRedaction)"/>, with what is read from an object, which may throw. Where the value is erased, it is not read.</summary>
    /// <typeparam name="TSource">The type of the object.</typeparam>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">The tag's name.</param>
    /// <param name="source">The object.</param>
    /// <param name="read">Reads the value.</param>
    /// <param name="redaction">How it is redacted.</param>
    public void Set<TSource, T>(string name, TSource source, Func<TSource, T> read, ValueRedaction redaction)
        where TSource : allows ref struct
    {
        ArgumentNullException.ThrowIfNull(redaction);
        if (!AreRecorded) return;
        try
        {
            if (redaction.Redactor is null) _span!.SetTag(name, LogValues.Redacted);
            else if (redaction.Redact(read(source)) is { } text) _span!.SetTag(name, text);
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.TagValue, exception);
        }
    }
}
