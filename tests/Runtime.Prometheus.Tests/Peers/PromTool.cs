using System.Diagnostics;

namespace InstrumentGen.Runtime.Prometheus.Tests.Peers;

/// <summary>Prometheus' own judge of what a server exposes.</summary>
static class PromTool
{
    /// <summary>Checks an exposition: what it complains of, empty where all is well.</summary>
    public static async Task<string> CheckMetricsAsync(string exposition, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(Peer.Require("promtool"), ["check", "metrics"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardInput.WriteAsync(exposition.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);
        string said = await output + await errors;
        return process.ExitCode == 0 ? "" : $"{process.ExitCode}: {said}";
    }
}
