using InstrumentGen.Generator.Model;

namespace InstrumentGen.Generator.Parsing.Logging;

/// <summary>The levels of log records.</summary>
static class LogLevels
{
    /// <summary>Their names, in the order of their numbers.</summary>
    public static IReadOnlyList<string> Names { get; } = ["Trace", "Debug", "Information", "Warning", "Error", "Critical", LoggedModel.None];

    /// <summary>A level as C#.</summary>
    public static string Text(int level) =>
        level >= 0 && level < Names.Count ? $"global::{MetadataNames.LogLevel}.{Names[level]}" : $"(global::{MetadataNames.LogLevel})({level})";
}
