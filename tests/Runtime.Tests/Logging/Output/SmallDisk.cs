using System.Diagnostics;

namespace InstrumentGen.Runtime.Tests;

/// <summary>A disk of some kilobytes in memory, and what else only the superuser of a Linux can mount. Where that is not possible the test is skipped
/// and says so; under CI=true it fails.</summary>
sealed class SmallDisk : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly Stack<string> _mounts = new();

    internal SmallDisk(int kilobytes)
    {
        try
        {
            Mount(_folder.Path, "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    internal string At(string name) => _folder.At(name);

    internal string[] Names => _folder.Names;

    /// <summary>Mounts a file over itself, as a container does with a single file: it can be written to, and not be renamed.</summary>
    internal void Pin(string name) => Mount(At(name), "--bind", At(name));

    /// <summary>Has nothing on it changed any more.</summary>
    internal void MakeReadOnly() => Require(Run("mount", "-o", "remount,ro", _folder.Path));

    /// <summary>Fills the disk until so many bytes are left.</summary>
    internal void Fill(string name, int left)
    {
        File.WriteAllBytes(At(name), new byte[new DriveInfo(_folder.Path).AvailableFreeSpace - left]);
    }

    public void Dispose()
    {
        while (_mounts.TryPop(out string? mount)) Run("umount", mount);
        _folder.Dispose();
    }

    void Mount(string point, params string[] arguments)
    {
        Require(OperatingSystem.IsLinux() ? Run("mount", [.. arguments, point]) : "This is no Linux.");
        _mounts.Push(point);
    }

    static void Require(string? problem)
    {
        if (problem is null) return;
        string message = $"A small disk cannot be mounted, which takes a superuser: {problem}";
        Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") != "true", message);
        Assert.Fail(message);
    }

    static string? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : error;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return exception.Message;
        }
    }
}
