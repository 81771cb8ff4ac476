using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>Logs every call of the method: how it ended and how long it took, and that it begins where that is asked for.</summary>
/// <remarks>
/// <para>The records go to the category of the type that declares the method, by its full name, as those of <c>ILogger&lt;T&gt;</c> do. Their events are
/// <c>name.start</c> and <c>name.end</c>, where name is the operation's: <c>Type.Method</c> unless <see cref="OperationAttribute"/> names it. Their
/// values are <c>operation</c>, <c>outcome</c> (<c>ok</c>, <c>error</c> or <c>canceled</c>), <c>duration</c> (in milliseconds) and, for errors,
/// <c>error.type</c>. Outcome and duration are those of the call's span and metrics, and the record is of the same trace: where the call is a span, of
/// that span. No argument, result or exception message is logged that is not asked for.</para>
/// <para>The loggers are those of the application that calls <c>services.AddInstrumentGen()</c>, from the start of its host; without a host,
/// <see cref="OperationLogs.UseLoggerFactory"/> gives them. Where there is none, or no level is enabled, a call costs a branch. What the logger does while
/// it writes is not logged.</para>
/// <para>On a class, struct or interface it applies to the type's public ordinary methods;
/// <see cref="NotInstrumentedAttribute"/> takes one out.</para>
/// </remarks>
/// <example>
/// <code>
/// [Operation("order.place", Expected = [typeof(OutOfStockException)])]
/// [Traced, Metered, Logged(Start = LogLevel.Debug)]
/// public Task&lt;Order&gt; PlaceAsync(Cart cart, CancellationToken cancellationToken) { ... }
/// </code>
/// gives, at the level <c>Information</c>: <c>order.place ok in 12.5 ms</c>, and at <c>Error</c>:
/// <c>order.place error in 30000.2 ms with System.TimeoutException</c>.
/// </example>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
public sealed class LoggedAttribute : Attribute
{
    /// <summary>The level of the record that a call begins.</summary>
    /// <value>The default is <see cref="LogLevel.None"/>: there is no such record.</value>
    public LogLevel Start { get; set; } = LogLevel.None;

    /// <summary>The level of the record that a call has ended well, an expected exception included, or was cancelled.</summary>
    /// <value>The default is <see cref="LogLevel.Information"/>; with <see cref="LogLevel.None"/> there is no such record.</value>
    public LogLevel Level { get; set; } = LogLevel.Information;

    /// <summary>The level of the record that a call has failed.</summary>
    /// <value>The default is <see cref="LogLevel.Error"/>; with <see cref="LogLevel.None"/> there is no such record.</value>
    public LogLevel FailureLevel { get; set; } = LogLevel.Error;

    /// <summary>How much is said of an exception that is an error: its type as <c>error.type</c>; with <see cref="ExceptionDetail.Message"/> its message
    /// too, as <c>error.message</c>; with <see cref="ExceptionDetail.StackTrace"/> the logger gets the exception itself, and writes of it what it writes
    /// of exceptions.</summary>
    /// <value>The default is <see cref="ExceptionDetail.Type"/>: messages and stack traces are not logged.</value>
    public ExceptionDetail Exceptions { get; set; } = ExceptionDetail.Type;
}
