using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>What an operation logs of its calls, and how loud. Generated code makes one for each method that is <see cref="LoggedAttribute">[Logged]</see>.</summary>
/// <param name="category">The category of the records: the full name of the type that declares the method.</param>
/// <example>
/// <code>
/// static readonly OperationProbe s_import = InstrumentationScope.Get("Shop").Define(new OperationDefinition("catalogue.import")
/// {
///     Logged = new OperationLogDefinition("Shop.Catalogue.Importer") { Start = LogLevel.Debug },
/// });
/// </code>
/// </example>
public sealed class OperationLogDefinition(string category)
{
    /// <summary>The category of the records.</summary>
    public string Category { get; } = category;

    /// <summary>The level of the record that a call begins.</summary>
    /// <value>The default is <see cref="LogLevel.None"/>: there is no such record.</value>
    public LogLevel Start { get; init; } = LogLevel.None;

    /// <summary>The level of the record that a call has ended well or was cancelled.</summary>
    /// <value>The default is <see cref="LogLevel.Information"/>; with <see cref="LogLevel.None"/> there is no such record.</value>
    public LogLevel Level { get; init; } = LogLevel.Information;

    /// <summary>The level of the record that a call has failed.</summary>
    /// <value>The default is <see cref="LogLevel.Error"/>; with <see cref="LogLevel.None"/> there is no such record.</value>
    public LogLevel FailureLevel { get; init; } = LogLevel.Error;

    /// <summary>How much is said of an exception that is an error.</summary>
    /// <value>The default is <see cref="ExceptionDetail.Type"/>.</value>
    public ExceptionDetail Exceptions { get; init; } = ExceptionDetail.Type;

    /// <summary>The number of the event <c>name.start</c>.</summary>
    /// <value>The default is 0: the event has a name alone.</value>
    public int StartEventId { get; init; }

    /// <summary>The number of the event <c>name.end</c>.</summary>
    /// <value>The default is 0: the event has a name alone.</value>
    public int EndEventId { get; init; }

    internal bool IsSilent => Start == LogLevel.None && Level == LogLevel.None && FailureLevel == LogLevel.None;
}
