namespace InstrumentGen.Package.Tests;

[Collection(nameof(PackageCollection))]
public sealed class NativeTests(PackageFixture package)
{
    /// <summary>Compiled ahead of time, trimmed, with every warning of the trimmer an error.</summary>
    [Fact]
    public async Task Console_PublishedNatively_SeesSpanAndMetric()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The native consumer is published for Linux.");
        string output = Path.Combine(package.Folder("Console"), "native");
        await package.RunAsync("Console", "publish", "--runtime", "linux-x64", "--output", output, "-p:PublishAot=true");
        string printed = await DotNet.RunProgramAsync(Path.Combine(output, "Console"));
        Assert.Contains("span calculator.add Program.cs", printed, StringComparison.Ordinal);
        Assert.Contains("span Calculator.Secret Program.cs", printed, StringComparison.Ordinal);
        Assert.Contains("metric calculator.add 1", printed, StringComparison.Ordinal);
        Assert.Contains("span ICounter.Next Program.cs", printed, StringComparison.Ordinal);
        Assert.Contains("span IBox.Wrap Program.cs", printed, StringComparison.Ordinal);
    }
}
