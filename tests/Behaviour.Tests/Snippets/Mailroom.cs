using Microsoft.Extensions.Logging;

namespace InstrumentGen.Behaviour.Tests.Snippets;

public class Mailroom
{
    [Operation("mail.deliver", Expected = [typeof(KeyNotFoundException)])]
    [Traced, Metered, Logged]
    public async Task<int> DeliverAsync(string box, int letters, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        if (box.Length == 0) throw new KeyNotFoundException("No such box.");
        return letters > 0 ? letters : throw new ArgumentOutOfRangeException(nameof(letters));
    }

    [Operation("mail.sort")]
    [Logged(Start = LogLevel.Trace, Level = LogLevel.Debug, FailureLevel = LogLevel.Critical, Exceptions = ExceptionDetail.StackTrace)]
    public int Sort(int letters) => letters > 0 ? letters : throw new ArgumentOutOfRangeException(nameof(letters));
}

/// <summary>A program without a host.</summary>
public static class MailProgram
{
    public static int Run(ILogSink sink)
    {
        using ILoggerFactory loggers = LoggerFactory.Create(logging => logging.AddEcsJson(options => options.Sink = sink));
        using IDisposable inForce = OperationLogs.UseLoggerFactory(loggers);
        return new Mailroom().DeliverAsync("1", 5, CancellationToken.None).GetAwaiter().GetResult();
    }
}
