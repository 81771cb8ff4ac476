namespace InstrumentGen.Tool;

/// <summary>Something that the user gave cannot be used.</summary>
/// <param name="message">What is wrong and what to do, for the user.</param>
sealed class InputException(string message) : Exception(message);
