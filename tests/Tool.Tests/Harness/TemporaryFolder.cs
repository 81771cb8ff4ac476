namespace InstrumentGen.Tool.Tests.Harness;

/// <summary>A folder for a test's files.</summary>
sealed class TemporaryFolder : IDisposable
{
    readonly string _path = Directory.CreateTempSubdirectory("instrumentgen-tool-").FullName;

    public string PathOf(string name) => Path.Combine(_path, name);

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(PathOf(name), content);
        return PathOf(name);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
