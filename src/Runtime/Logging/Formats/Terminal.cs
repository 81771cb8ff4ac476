namespace InstrumentGen;

/// <summary>Whether standard output shows colours.</summary>
static class Terminal
{
    /// <summary>The variable by which users say that they want none: https://no-color.org.</summary>
    internal const string NoColour = "NO_COLOR";

    internal static bool HasColours =>
        !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(NoColour))
        && Environment.GetEnvironmentVariable("TERM") is not "dumb";
}
