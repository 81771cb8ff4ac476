namespace InstrumentGen;

/// <summary>Options of <c>AddCompactConsole</c>.</summary>
public sealed class CompactConsoleOptions : LogOutputOptions;
