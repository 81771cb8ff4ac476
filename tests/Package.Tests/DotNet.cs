using System.Diagnostics;
using System.Text;

namespace InstrumentGen.Package.Tests;

/// <summary>Runs the SDK's command line and keeps what it prints.</summary>
public static class DotNet
{
    static readonly TimeSpan s_limit = TimeSpan.FromMinutes(4);

    public static Task<string> RunAsync(string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        RunAsync(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = directory }, environment);

    /// <summary>Runs a program that a publish made.</summary>
    public static Task<string> RunProgramAsync(string path) => RunAsync(new ProcessStartInfo(path), new Dictionary<string, string>());

    static async Task<string> RunAsync(ProcessStartInfo start, IReadOnlyDictionary<string, string> environment)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        // A build inside a test run must not inherit what that run's own build was told, nor leave nodes behind.
        foreach (string name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach ((string name, string value) in environment) start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var output = new StringBuilder();
        void Keep(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is not null) lock (output) output.AppendLine(line.Data);
        }

        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(s_limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{start.FileName} {string.Join(' ', start.ArgumentList)} took over {s_limit}:\n{output}");
        }

        Assert.True(process.ExitCode == 0, $"{start.FileName} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}:\n{output}");
        return output.ToString();
    }
}
