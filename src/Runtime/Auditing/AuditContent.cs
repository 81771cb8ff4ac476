namespace InstrumentGen;

/// <summary>What the audit trail says of a call. Generated code fills it in before the method runs, and with what the method returns.</summary>
/// <remarks>What a member throws as it is read is counted in <see cref="TelemetryFailures"/>, and not recorded.</remarks>
/// <example>
/// <code>
/// var call = s_refund.Begin();
/// try
/// {
///     if (call.Audit is { IsRecorded: true } audit)
///     {
///         audit.Actor(clerk);
///         audit.Resource(order, static order =&gt; order.Id);
///         audit.Begin();
///     }
///     Refund(order, clerk);
/// }
/// catch (Exception exception) when (call.Fails(exception)) { throw; }
/// finally { call.End(); }
/// </code>
/// </example>
public readonly struct AuditContent
{
    readonly AuditedCall? _call;

    internal AuditContent(AuditedCall? call) => _call = call;

    /// <summary>Whether the call is recorded. Where it is not, nothing is read.</summary>
    public bool IsRecorded => _call is not null;

    /// <summary>Says who acts. The first one counts.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">Who: text, an id, an <see cref="IAuditActorAccessor"/>, which is asked, or an <see cref="System.Security.Principal.IPrincipal"/>, whose name it is.</param>
    public void Actor<T>(T value) => _call?.Actor(value, null);

    /// <summary>As <see cref="Actor{T}(T)"/>, redacted.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">Who.</param>
    /// <param name="redaction">How it is redacted.</param>
    public void Actor<T>(T value, ValueRedaction redaction) => _call?.Actor(value, redaction);

    /// <summary>As <see cref="Actor{T}(T)"/>, with what is read from an object, which may throw.</summary>
    /// <typeparam name="TSource">The type of the object.</typeparam>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="source">The object.</param>
    /// <param name="read">Reads the value.</param>
    public void Actor<TSource, T>(TSource source, Func<TSource, T> read)
        where TSource : allows ref struct
    {
        if (_call is { } call && TryRead(source, read, out T? value)) call.Actor(value, null);
    }

    /// <summary>As <see cref="Actor{TSource, T}(TSource, Func{TSource, T})"/>, redacted. Where it is erased, it is not read.</summary>
    /// <typeparam name="TSource">The type of the object.</typeparam>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="source">The object.</param>
    /// <param name="read">Reads the value.</param>
    /// <param name="redaction">How it is redacted.</param>
    public void Actor<TSource, T>(TSource source, Func<TSource, T> read, ValueRedaction redaction)
        where TSource : allows ref struct
    {
        if (_call is not { } call) return;
        if (redaction.Redactor is null) call.Actor(LogValues.Redacted, null);
        else if (TryRead(source, read, out T? value)) call.Actor(value, redaction);
    }

    /// <summary>Says that the trail's own <see cref="IAuditActorAccessor"/> knows who acts.</summary>
    public void AmbientActor() => _call?.AmbientActor();

    /// <summary>Says what is acted on.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">What; <see langword="null"/> says nothing.</param>
    public void Resource<T>(T value) => _call?.Resource(value, null);

    /// <summary>As <see cref="Resource{T}(T)"/>, redacted.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">What.</param>
    /// <param name="redaction">How it is redacted.</param>
    public void Resource<T>(T value, ValueRedaction redaction) => _call?.Resource(value, redaction);

    /// <summary>As <see cref="Resource{T}(T)"/>, with what is read from an object, which may throw.</summary>
    /// <typeparam name="TSource">The type of the object.</typeparam>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="source">The object.</param>
    /// <param name="read">Reads the value.</param>
    public void Resource<TSource, T>(TSource source, Func<TSource, T> read)
        where TSource : allows ref struct
    {
        if (_call is { } call && TryRead(source, read, out T? value)) call.Resource(value, null);
    }

    /// <summary>As <see cref="Resource{TSource, T}(TSource, Func{TSource, T})"/>, redacted. Where it is erased, it is not read.</summary>
    /// <typeparam name="TSource">The type of the object.</typeparam>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="source">The object.</param>
    /// <param name="read">Reads the value.</param>
    /// <param name="redaction">How it is redacted.</param>
    public void Resource<TSource, T>(TSource source, Func<TSource, T> read, ValueRedaction redaction)
        where TSource : allows ref struct
    {
        if (_call is not { } call) return;
        if (redaction.Redactor is null) call.Resource(LogValues.Redacted, null);
        else if (TryRead(source, read, out T? value)) call.Resource(value, redaction);
    }

    /// <summary>Says why.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">Why; <see langword="null"/> says nothing.</param>
    public void Reason<T>(T value) => _call?.Reason(value, null);

    /// <summary>As <see cref="Reason{T}(T)"/>, redacted.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">Why.</param>
    /// <param name="redaction">How it is redacted.</param>
    public void Reason<T>(T value, ValueRedaction redaction) => _call?.Reason(value, redaction);

    /// <summary>As <see cref="Reason{T}(T)"/>, with what is read from an object, which may throw.</summary>
    /// <typeparam name="TSource">The type of the object.</typeparam>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="source">The object.</param>
    /// <param name="read">Reads the value.</param>
    public void Reason<TSource, T>(TSource source, Func<TSource, T> read)
        where TSource : allows ref struct
    {
        if (_call is { } call && TryRead(source, read, out T? value)) call.Reason(value, null);
    }

    /// <summary>As <see cref="Reason{TSource, T}(TSource, Func{TSource, T})"/>, redacted. Where it is erased, it is not read.</summary>
    /// <typeparam name="TSource">The type of the object.</typeparam>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="source">The object.</param>
    /// <param name="read">Reads the value.</param>
    /// <param name="redaction">How it is redacted.</param>
    public void Reason<TSource, T>(TSource source, Func<TSource, T> read, ValueRedaction redaction)
        where TSource : allows ref struct
    {
        if (_call is not { } call) return;
        if (redaction.Redactor is null) call.Reason(LogValues.Redacted, null);
        else if (TryRead(source, read, out T? value)) call.Reason(value, redaction);
    }

    /// <summary>Adds a detail. Of two of one name the first counts.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; <see langword="null"/> is kept.</param>
    public void Detail<T>(string name, T value) => _call?.Detail(name, value, null);

    /// <summary>As <see cref="Detail{T}(string, T)"/>, redacted.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="redaction">How it is redacted.</param>
    public void Detail<T>(string name, T value, ValueRedaction redaction) => _call?.Detail(name, value, redaction);

    /// <summary>As <see cref="Detail{T}(string, T)"/>, with what is read from an object, which may throw.</summary>
    /// <typeparam name="TSource">The type of the object.</typeparam>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="source">The object.</param>
    /// <param name="read">Reads the value.</param>
    public void Detail<TSource, T>(string name, TSource source, Func<TSource, T> read)
        where TSource : allows ref struct
    {
        if (_call is { } call && TryRead(source, read, out T? value)) call.Detail(name, value, null);
    }

    /// <summary>As <see cref="Detail{TSource, T}(string, TSource, Func{TSource, T})"/>, redacted. Where it is erased, it is not read.</summary>
    /// <typeparam name="TSource">The type of the object.</typeparam>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="source">The object.</param>
    /// <param name="read">Reads the value.</param>
    /// <param name="redaction">How it is redacted.</param>
    public void Detail<TSource, T>(string name, TSource source, Func<TSource, T> read, ValueRedaction redaction)
        where TSource : allows ref struct
    {
        if (_call is not { } call) return;
        if (redaction.Redactor is null) call.Detail(name, LogValues.Redacted, null);
        else if (TryRead(source, read, out T? value)) call.Detail(name, value, redaction);
    }

    /// <summary>Lets the method run. Where an attempt is asked for, it is recorded; where that is guaranteed, it is durable when this returns.</summary>
    /// <exception cref="AuditUnavailableException">The method is not to run: its attempt could not be made durable, no trail is in force, or its actor is not known where the
    /// trail insists on one.</exception>
    public void Begin() => _call?.Begin();

    static bool TryRead<TSource, T>(TSource source, Func<TSource, T> read, out T? value)
        where TSource : allows ref struct
    {
        try
        {
            value = read(source);
            return true;
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.AuditValue, exception);
            value = default;
            return false;
        }
    }
}
