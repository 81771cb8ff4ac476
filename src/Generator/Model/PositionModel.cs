namespace InstrumentGen.Generator.Model;

/// <summary>Where an operation is declared. Apart from <see cref="OperationModel"/>, because a line added above changes it.</summary>
/// <param name="Id">The operation's id.</param>
/// <param name="File">The file, relative to the source root, with forward slashes.</param>
/// <param name="Line">The line of the method's name, from 1.</param>
sealed record PositionModel(string Id, string File, int Line);
