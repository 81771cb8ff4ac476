namespace InstrumentGen.Package.Tests;

/// <summary>Microsoft.Extensions.Telemetry.Abstractions brings another generator of [LoggerMessage], and takes the framework's away.</summary>
[Collection(nameof(PackageCollection))]
public sealed class ExtendedLoggingTests(PackageFixture package)
{
    // What its code takes a LoggerMessageState from.
    const string OtherGenerator = "LoggerMessageHelper";

    [Fact]
    public async Task LoggerMessage_BesideTheCoreAlone_IsWrittenByTheFrameworksGenerator()
    {
        await package.RunAsync("Logging", "build");
        Assert.DoesNotContain(OtherGenerator, Generated("Logging"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adapter_InAConsumer_EnrichesRecordsOfEveryKind()
    {
        await package.PackAsync("src/Runtime.MicrosoftTelemetry/Runtime.MicrosoftTelemetry.csproj");
        string[] lines = [.. (await package.RunAsync("ExtendedLogging", "run")).Split('\n').Where(static line => line.Contains(" INF Desk  ", StringComparison.Ordinal))];
        Assert.Equal(3, lines.Length);
        Assert.Contains("Opened 5", lines[0], StringComparison.Ordinal);
        Assert.Contains("Closed 6", lines[1], StringComparison.Ordinal);
        Assert.Contains("Cleaned 7", lines[2], StringComparison.Ordinal);
        Assert.All(lines, static line => Assert.Single(line.Split(' '), static part => part.Trim() == "correlation.id=id-1"));
        // Were it the framework's, the test above would prove nothing.
        Assert.Contains(OtherGenerator, Generated("ExtendedLogging"), StringComparison.Ordinal);
    }

    string Generated(string consumer) => string.Concat(
        Directory.EnumerateFiles(Path.Combine(package.Folder(consumer), "generated"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
}
