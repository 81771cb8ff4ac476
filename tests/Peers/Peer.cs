using System.Net;
using System.Net.Sockets;

namespace InstrumentGen.Peers;

/// <summary>A program of somebody else's that a test needs.</summary>
static class Peer
{
    /// <summary>The program's path. Where it is missing the test is skipped and says so; under CI=true it fails.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="package">Debian's package that has it.</param>
    public static string Require(string program, string package)
    {
        // Servers are not on the path of everybody.
        string? path = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Append("/usr/sbin")
            .Select(directory => Path.Combine(directory, program))
            .FirstOrDefault(File.Exists);
        if (path is not null) return path;
        string message = $"{program} is not installed; Debian has it in the package {package}.";
        Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") != "true", message);
        Assert.Fail(message);
        return "";
    }

    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
