using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace InstrumentGen.Package.Tests;

/// <summary>A web application that a build made, at a port of 127.0.0.1, for as long as a test.</summary>
sealed class ServingProgram : IAsyncDisposable
{
    const string Listening = "Now listening on: ";

    static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    readonly ConcurrentQueue<string> _output = new();
    readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Process _process;

    ServingProgram(string assembly, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments, "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = Path.GetDirectoryName(assembly),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What this run exports, or where it serves, is not the program's business.
        foreach (string name in start.Environment.Keys.Where(static name => name.StartsWith("OTEL_", StringComparison.Ordinal) || name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"It has ended with {_process.ExitCode.ToString(CultureInfo.InvariantCulture)}:\n{Output}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    internal Uri Address { get; private set; } = null!;

    internal string Output => string.Join('\n', _output);

    internal static async Task<ServingProgram> StartAsync(string assembly, params string[] arguments)
    {
        var program = new ServingProgram(assembly, arguments);
        try
        {
            program.Address = await program._address.Task.WaitAsync(s_limit);
            return program;
        }
        catch (TimeoutException)
        {
            await program.DisposeAsync();
            throw new TimeoutException($"It does not listen after {s_limit}:\n{program.Output}");
        }
    }

    /// <summary>Waits until it has ended by itself.</summary>
    /// <returns>Its exit code.</returns>
    internal async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(s_limit);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    void Keep(string? line)
    {
        if (line is null) return;
        _output.Enqueue(line);
        int at = line.IndexOf(Listening, StringComparison.Ordinal);
        if (at >= 0) _address.TrySetResult(new Uri(line[(at + Listening.Length)..]));
    }
}
