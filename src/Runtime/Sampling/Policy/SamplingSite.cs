namespace InstrumentGen;

/// <summary>What spans of one kind have in common for a sampler: those of one of our operations, or those of one name from a source of others. Its index is
/// its place in tables, so that nothing is looked up while calls run.</summary>
sealed class SamplingSite(int index, string source, string name)
{
    internal int Index { get; } = index;

    /// <summary>The name of the source; empty where it is not known.</summary>
    internal string Source { get; } = source;

    /// <summary>The operation's name, or of others the span's.</summary>
    internal string Name { get; } = name;

    internal string FullName { get; } = $"{source}/{name}";

    /// <summary>The ratio that the operation is declared with; not a number where it has none.</summary>
    internal double Ratio { get; init; } = double.NaN;

    internal bool IsAudited { get; init; }

    /// <summary>Whether it is an operation of ours.</summary>
    internal bool IsOperation { get; init; }
}
