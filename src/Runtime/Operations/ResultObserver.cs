namespace InstrumentGen;

/// <summary>Looks at the result of a call that has succeeded: sets tags of its span, or tells that it is an error after all.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
/// <param name="call">The call.</param>
/// <param name="result">Its result, which must not be changed.</param>
/// <example>
/// <code>
/// static void Observe(ref OperationCall call, Authorization result)
/// {
///     if (call.Tags is { AreRecorded: true } tags) tags.Set("authorization.id", result, static result => result?.Id);
///     call.FailsIf(result is { IsDeclined: true }, "IsDeclined");
/// }
/// </code>
/// </example>
public delegate void ResultObserver<T>(ref OperationCall call, T result)
    where T : allows ref struct;
