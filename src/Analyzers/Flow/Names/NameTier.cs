namespace InstrumentGen.Analyzers.Flow.Names;

/// <summary>What a name alone tells of its value.</summary>
enum NameTier
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It opens a door.</summary>
    Secret,

    /// <summary>It tells of a person.</summary>
    Personal,
}
