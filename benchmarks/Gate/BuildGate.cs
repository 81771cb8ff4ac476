namespace InstrumentGen.Benchmarks.Gate;

/// <summary>The build-time figures: what the generator and the analyzers cost in an editor and in a build.</summary>
static class BuildGate
{
    static readonly (string Name, Action<GateTable> Run)[] s_parts =
    [
        ("cold", ColdBuildGate.Run),
        ("analyzers", AnalyzerGate.Run),
        ("live", LiveGate.Run),
        ("edits", EditGate.Run),
    ];

    /// <summary>Measures the parts that are named, or all.</summary>
    public static int Run(ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (s_parts.Any(part => part.Name == name)) continue;
            Console.Error.WriteLine($"'{name}' is no part of the gate of a build; name some of {string.Join(", ", s_parts.Select(static part => part.Name))}, or none for all.");
            return 2;
        }

        var table = new GateTable(Console.Out);
        table.Header();
        foreach ((string name, Action<GateTable> run) in s_parts)
        {
            if (names.Length == 0 || names.Contains(name)) run(table);
        }

        return table.Short == 0 ? 0 : 1;
    }
}
