namespace InstrumentGen;

/// <summary>Where an operation is declared. Its spans carry it in the attributes of the OpenTelemetry semantic conventions.</summary>
/// <param name="Function">The fully qualified name of the method: <c>code.function.name</c>.</param>
/// <param name="File">The source file, relative to the repository, with forward slashes: <c>code.file.path</c>. <see langword="null"/>
/// where it is not known.</param>
/// <param name="Line">The line of the method's name, from 1: <c>code.line.number</c>. 0 where it is not known.</param>
public sealed record CodePosition(string Function, string? File = null, int Line = 0);
