using System.Diagnostics;
using System.Globalization;

namespace InstrumentGen.Runtime.Tests;

/// <summary>A process that runs <see cref="LoggingProcess"/>, or <see cref="SamplingProcess"/>.</summary>
sealed class Child : IDisposable
{
    readonly Process _process;

    internal Child(params string[] arguments)
        : this(new ProcessStartInfo("dotnet", [Assembly, "log", .. arguments]))
    {
    }

    Child(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        // A crash that a test wants leaves no dump.
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        _process = Process.Start(start)!;
    }

    static string Assembly => typeof(LoggingProcess).Assembly.Location;

    /// <summary>Decides on traces by a ratio.</summary>
    internal static Child OfSampling(double ratio) => new(new ProcessStartInfo("dotnet", [Assembly, "sample", ratio.ToString("R", CultureInfo.InvariantCulture)]));

    internal StreamReader Output => _process.StandardOutput;

    internal StreamWriter Input => _process.StandardInput;

    /// <summary>Runs the mode under a shell, whose text has it as <c>$@</c>.</summary>
    internal static Child OfShell(string text, params string[] arguments) =>
        new(new ProcessStartInfo("/bin/sh", ["-c", text, "sh", "dotnet", Assembly, "log", .. arguments]));

    internal async Task ReadyAsync() => Assert.Equal("ready", await Output.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().InTime());

    internal void Kill() => _process.Kill();

    internal async Task TerminateAsync()
    {
        using Process kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken).InTime();
    }

    internal async Task<(int ExitCode, string Output, string Error)> EndAsync()
    {
        Task<string> output = Output.ReadToEndAsync(TestContext.Current.CancellationToken), error = _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Task.WhenAll(output, error, _process.WaitForExitAsync(TestContext.Current.CancellationToken)).InTime();
        return (_process.ExitCode, await output, await error);
    }

    /// <summary>For a child whose output the test has closed.</summary>
    internal async Task<(int ExitCode, string Error)> EndWithoutOutputAsync()
    {
        Task<string> error = _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Task.WhenAll(error, _process.WaitForExitAsync(TestContext.Current.CancellationToken)).InTime();
        return (_process.ExitCode, await error);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
