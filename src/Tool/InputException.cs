namespace InstrumentGen.Tool;

/// <summary>Something that the user gave cannot be used.</summary>
/// <param name="message">What is wrong and what to do, for the user.</param>
/// <param name="exitCode">What the tool ends with.</param>
sealed class InputException(string message, int exitCode = ExitCode.Failure) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
