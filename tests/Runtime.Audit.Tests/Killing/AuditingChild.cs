using System.Diagnostics;

namespace InstrumentGen.Runtime.Audit.Tests;

/// <summary>A process that runs <see cref="AuditingProcess"/>.</summary>
sealed class AuditingChild : IDisposable
{
    readonly Process _process;

    internal AuditingChild(params string[] arguments)
    {
        string[] command = ["exec", typeof(AuditingProcess).Assembly.Location, "audit", .. arguments];
        _process = Process.Start(new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    internal string? ReadLine() => _process.StandardOutput.ReadLine();

    /// <summary>Ends it by SIGKILL.</summary>
    internal void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Asks it to end, by SIGTERM.</summary>
    internal void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits until it has ended.</summary>
    internal void WaitForExit() => Assert.True(_process.WaitForExit(TimeSpan.FromSeconds(60)), "The process does not end.");

    /// <summary>What it said of its failure, where it ended by itself.</summary>
    internal string ReadErrors() => _process.StandardError.ReadToEnd();

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }
}
