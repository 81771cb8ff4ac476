using System.Text;
using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>Writes audit records to a logger, of the category <c>InstrumentGen.Audit</c>: at <see cref="LogLevel.Information"/>, failures at
/// <see cref="LogLevel.Warning"/>. They are as durable as what the logger writes, and not chained.</summary>
/// <param name="loggers">Gives the logger.</param>
public sealed partial class LoggerAuditStore(ILoggerFactory loggers) : IAuditStore
{
    readonly ILogger _logger = loggers.CreateLogger("InstrumentGen.Audit");

    /// <inheritdoc/>
    public void Append(AuditBatch batch)
    {
        for (int index = 0; index < batch.Count; index++)
        {
            AuditRecord record = AuditRecord.Parse(batch[index]);
            LogLevel level = record.Outcome is AuditOutcome.Failure or AuditOutcome.Canceled ? LogLevel.Warning : LogLevel.Information;
            if (!_logger.IsEnabled(level)) continue;
            string text = Encoding.UTF8.GetString(batch[index]);
            LogRecord(_logger, level, record.Action, record.Outcome, record.Actor, record.Resource, text);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    [LoggerMessage(EventId = 1, EventName = "AuditRecorded", Message = "{action} {outcome} by {actor} on {resource}: {record}")]
    static partial void LogRecord(ILogger logger, LogLevel level, string action, AuditOutcome outcome, string? actor, string? resource, string record);
}
