using System.Diagnostics;
using InstrumentGen.Peers;

namespace InstrumentGen.Runtime.Prometheus.Tests.Peers;

/// <summary>Prometheus' own judge of what a server exposes.</summary>
static class PromTool
{
    /// <summary>Checks an exposition: what it complains of, empty where all is well.</summary>
    public static Task<string> CheckMetricsAsync(string exposition, CancellationToken cancellationToken) =>
        RunAsync(["check", "metrics"], exposition, cancellationToken);

    /// <summary>Checks a file, <c>config</c> or <c>rules</c>: what it complains of, empty where all is well.</summary>
    public static async Task<string> CheckFileAsync(string kind, string text, CancellationToken cancellationToken)
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text, cancellationToken);
            return await RunAsync(["check", kind, file], "", cancellationToken);
        }
        finally
        {
            File.Delete(file);
        }
    }

    static async Task<string> RunAsync(string[] arguments, string input, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(Peer.Require("promtool", "prometheus"), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);
        string said = await output + await errors;
        return process.ExitCode == 0 ? "" : $"{process.ExitCode}: {said}";
    }
}
