using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Shop.Tests.Leaks;

/// <summary>The shop as a process of its own, with all that it prints.</summary>
sealed partial class ShopProcess : IDisposable
{
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    readonly StringBuilder _printed = new();
    readonly Process _process;

    public ShopProcess(IEnumerable<string> arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Shop.dll");
        _process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Printed
    {
        get
        {
            lock (_printed) return _printed.ToString();
        }
    }

    public async Task<Uri> AddressAsync()
    {
        await PrintsAsync("Application started");
        return new Uri(Address().Match(Printed).Groups["address"].Value);
    }

    public async Task PrintsAsync(string text)
    {
        var clock = Stopwatch.StartNew();
        while (!Printed.Contains(text, StringComparison.Ordinal))
        {
            Assert.True(clock.Elapsed < s_patience && !_process.HasExited, $"The shop does not print '{text}':\n{Printed}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_printed) _printed.AppendLine(line.Data);
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)")]
    private static partial Regex Address();
}
