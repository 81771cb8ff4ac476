using System.Diagnostics;
using System.Text.Json;
using InstrumentGen.Tool.Tests.Harness;

namespace InstrumentGen.Tool.Tests;

/// <summary>The tool as a process of its own.</summary>
public sealed class ProcessTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Process_OnItself_EndsWithOneLineAndOne()
    {
        (int exitCode, string output, string error) = await RunAsync("catalog", typeof(ToolCommand).Assembly.Location);
        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("was not built with InstrumentGen", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    /// <summary>However narrow the terminal is said to be.</summary>
    [Fact]
    public async Task Process_OnAnAssembly_PrintsJsonThatIsWhole()
    {
        string name = string.Concat(Enumerable.Repeat("é [b]long[/] \U0001F600 ", 10)).Trim();
        string path = _folder.Write("Shop.dll", SourceAssembly.Instrumented("Shop", ("S.cs", $$"""static class S { [InstrumentGen.Traced, InstrumentGen.Operation("{{name}}")] static void Run() { } }""")));
        (int exitCode, string output, string error) = await RunAsync("catalog", path, "--format", "json");
        Assert.Equal((0, ""), (exitCode, error));
        using JsonDocument document = JsonDocument.Parse(output);
        Assert.Equal(name, document.RootElement.GetProperty("assemblies")[0].GetProperty("operations")[0].GetProperty("name").GetString());
        Assert.All(output, static letter => Assert.True(char.IsAscii(letter)));
    }

    public void Dispose() => _folder.Dispose();

    static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ToolCommand).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["COLUMNS"] = "20";
        start.Environment["TERM"] = "xterm-256color";
        using var process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
