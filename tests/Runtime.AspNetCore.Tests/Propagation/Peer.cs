namespace InstrumentGen.Runtime.AspNetCore.Tests.Propagation;

/// <summary>A program of somebody else's that a test needs.</summary>
static class Peer
{
    /// <summary>The program's path. Where it is missing the test is skipped and says so; under CI=true it fails.</summary>
    public static string Require(string program)
    {
        // Servers are not on the path of everybody.
        string? path = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Append("/usr/sbin")
            .Select(directory => Path.Combine(directory, program))
            .FirstOrDefault(File.Exists);
        if (path is not null) return path;
        string message = $"{program} is not installed; Debian has it in the package {program}-light.";
        Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") != "true", message);
        Assert.Fail(message);
        return "";
    }
}
