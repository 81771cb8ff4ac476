using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

/// <summary>What a process does that <see cref="Child"/> starts: logs, and ends as it is told.</summary>
static class LoggingProcess
{
    const int SetFlags = 4;
    const int WriteOnlyAndNonBlocking = 0x801;

    internal static int Run(string[] arguments) => arguments switch
    {
        ["unhandled", string path, string count] => Unhandled(File(path), Number(count)),
        ["exit", string path, string count] => Exit(File(path), Number(count)),
        ["return", string path, string count] => Return(File(path), Number(count)),
        ["flush-and-wait", string path, string count] => FlushAndWait(File(path), Number(count)),
        ["add-and-wait", string path, string count] => AddAndWait(File(path), Number(count)),
        ["share", string path, string name, string count, string maxBytes] => Share(path, name, Number(count), Number(maxBytes)),
        ["output", string count] => Write(new StandardOutputSink(), Number(count)),
        ["output-nonblocking", string count] => WriteNonBlocking(Number(count)),
        ["output-closed", string report] => WriteToClosedOutput(report),
        ["hang"] => Hang(),
        ["down"] => Down(),
        _ => throw new ArgumentException($"No such mode: {string.Join(' ', arguments)}"),
    };

    static int Unhandled(LogQueue queue, int count)
    {
        Add(queue, count);
        var thread = new Thread(static () => throw new InvalidOperationException("The test wants it."));
        thread.Start();
        thread.Join();
        return 0;
    }

    static int Exit(LogQueue queue, int count)
    {
        Add(queue, count);
        Environment.Exit(3);
        return 0;
    }

    static int Return(LogQueue queue, int count)
    {
        Add(queue, count);
        return 0;
    }

    static int FlushAndWait(LogQueue queue, int count)
    {
        Add(queue, count);
        queue.Flush(Patience.Limit);
        queue.Add("not flushed");
        return Wait();
    }

    static int AddAndWait(LogQueue queue, int count)
    {
        Add(queue, count);
        return Wait();
    }

    static int Share(string path, string name, int count, int maxBytes)
    {
        var sink = new RollingFileSink(new LogFileOptions { Path = path, MaxBytes = maxBytes, RetainedFiles = 0 });
        using var queue = new LogQueue(sink, new LogQueueOptions { ShutdownTimeout = Patience.Limit });
        Console.WriteLine("ready");
        Console.ReadLine();
        for (int i = 0; i < count; i++)
        {
            queue.Add($"{name} {i}");
            if (i % 100 == 0) queue.Flush(Patience.Limit);
        }

        return 0;
    }

    static int WriteNonBlocking(int count)
    {
        Assert.Equal(0, Control(1, SetFlags, WriteOnlyAndNonBlocking));
        return Write(new StandardOutputSink(), count);
    }

    static int Write(ILogSink sink, int count)
    {
        using var queue = new LogQueue(sink, new LogQueueOptions { Capacity = int.MaxValue, ShutdownTimeout = Patience.Limit });
        Add(queue, count);
        return 0;
    }

    static int WriteToClosedOutput(string report)
    {
        Console.ReadLine();
        var queue = new LogQueue(new StandardOutputSink(), new LogQueueOptions { ShutdownTimeout = TimeSpan.FromSeconds(1) });
        queue.Add("information");
        queue.Add("warning", LogLevel.Warning);
        bool isFlushed = queue.Flush(TimeSpan.FromMilliseconds(500));
        queue.Dispose();
        System.IO.File.WriteAllText(report, $"flushed {isFlushed}, failed {TelemetryFailures.Count > 0}, dropped {queue.Dropped}");
        return 0;
    }

    static int Hang()
    {
        using var sink = new MemorySink();
        sink.Open.Reset();
        var queue = new LogQueue(sink, new LogQueueOptions { Capacity = 100, Reserve = 100, MaxDelay = TimeSpan.Zero, ShutdownTimeout = TimeSpan.Zero });
        queue.Add("in the hands of the sink", LogLevel.Information);
        sink.Until(static sink => sink.Attempts == 1);
        for (int i = 0; i < 20; i++) queue.Add($"warning {i}", LogLevel.Warning);
        Console.WriteLine($"dropped {queue.Dropped}");
        queue.Dispose();
        Console.WriteLine($"dropped {queue.Dropped}");
        return 0;
    }

    static int Down()
    {
        using var sink = new MemorySink { Fails = static _ => new IOException() };
        var queue = new LogQueue(sink, new LogQueueOptions { ShutdownTimeout = TimeSpan.FromMilliseconds(300) });
        for (int i = 0; i < 10; i++) queue.Add($"{(LogLevel)(i % 6)} {i}", (LogLevel)(i % 6));
        queue.Dispose();
        Console.WriteLine($"dropped {queue.Dropped}");
        return 0;
    }

    static LogQueue File(string path) => new(new RollingFileSink(new LogFileOptions { Path = path }), LogQueues.Patient);

    static void Add(LogQueue queue, int count)
    {
        foreach (string line in LogQueues.Numbered(count)) queue.Add(line);
    }

    static int Wait()
    {
        Console.WriteLine("ready");
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }

    static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    [DllImport("libc", EntryPoint = "fcntl")]
    static extern int Control(int file, int command, int argument);
}
