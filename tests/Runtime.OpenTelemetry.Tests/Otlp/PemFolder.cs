namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>A folder of files, for as long as a test.</summary>
sealed class PemFolder : IDisposable
{
    readonly string _path = Directory.CreateTempSubdirectory("instrumentgen-pem-").FullName;

    internal string PathOf(string name) => Path.Combine(_path, name);

    internal string Write(string name, params string[] parts)
    {
        File.WriteAllText(PathOf(name), string.Join('\n', parts) + '\n');
        return PathOf(name);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
