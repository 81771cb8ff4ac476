using System.Text;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

static class LogQueues
{
    /// <summary>So long that a test would fail before it is over: what is written is written for another reason.</summary>
    internal static readonly TimeSpan Forever = TimeSpan.FromHours(1);

    internal static LogQueueOptions Patient => new() { MaxDelay = Forever, ShutdownTimeout = Patience.Limit };

    internal static void Add(this LogQueue queue, string line, LogLevel level = LogLevel.Information) => queue.Add(Encoding.UTF8.GetBytes(line + "\n"), level);

    internal static string[] Numbered(int count, string prefix = "line") => [.. Enumerable.Range(0, count).Select(number => $"{prefix} {number}")];
}
