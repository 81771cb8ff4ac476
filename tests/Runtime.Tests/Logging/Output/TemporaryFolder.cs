namespace InstrumentGen.Runtime.Tests;

sealed class TemporaryFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("instrumentgen-").FullName;

    internal string[] Names => [.. Directory.GetFiles(Path).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal)!];

    internal string At(string name) => System.IO.Path.Combine(Path, name);

    internal string Read(string name) => File.ReadAllText(At(name));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
