using InstrumentGen.Analyzers.Flow.Names;
using InstrumentGen.Analyzers.Flow.Sinks;

namespace InstrumentGen.Analyzers.Flow;

/// <summary>What a project's <c>.editorconfig</c> says of the flow rules.</summary>
sealed class FlowOptions
{
    public static FlowOptions Default { get; } = new();

    /// <summary>Names that are secret besides the known ones.</summary>
    public IReadOnlyList<string> SecretNames { get; init; } = [];

    /// <summary>Names that are personal besides the known ones.</summary>
    public IReadOnlyList<string> PersonalNames { get; init; } = [];

    /// <summary>Names that are neither.</summary>
    public IReadOnlyList<string> ExcludedNames { get; init; } = [];

    /// <summary>Full names of types whose values are sensitive.</summary>
    public IReadOnlyList<string> SensitiveTypes { get; init; } = [];

    /// <summary>Full names of methods that make a value safe.</summary>
    public IReadOnlyList<string> Sanitizers { get; init; } = [];

    /// <summary>Full names of types whose values are bounded.</summary>
    public IReadOnlyList<string> BoundedTypes { get; init; } = [];

    /// <summary>Full names of members whose values are bounded.</summary>
    public IReadOnlyList<string> BoundedMembers { get; init; } = [];

    /// <summary>Names whose values are not bounded besides the known ones.</summary>
    public IReadOnlyList<string> UnboundedNames { get; init; } = [];

    /// <summary>Names of classification attributes that do not count.</summary>
    public IReadOnlyList<string> IgnoredClassifications { get; init; } = [];

    /// <summary>How many members deep an object is looked into.</summary>
    public int ObjectGraphDepth { get; init; } = 3;

    /// <summary>Whether names are believed at all: <see langword="false"/> leaves annotations alone.</summary>
    public bool UsesNames { get; init; } = true;

    /// <summary>The level from which on a log line counts in full.</summary>
    public SinkLevel LeastLogLevel { get; init; } = SinkLevel.Information;

    /// <summary>Whether test code is held to what other code is.</summary>
    public bool AppliesToTests { get; init; }

    /// <summary>Whether it is test code that is held to annotations alone.</summary>
    public bool SparesTests { get; init; }

    /// <summary>Names, judged as these options say.</summary>
    public SensitiveNames Sensitive => _sensitive ??= new(SecretNames, PersonalNames, ExcludedNames);

    /// <summary>Labels, judged as these options say.</summary>
    public LabelNames Labels => _labels ??= new(UnboundedNames, UsesNames);

    SensitiveNames? _sensitive;
    LabelNames? _labels;
}
