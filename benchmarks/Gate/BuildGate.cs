namespace InstrumentGen.Benchmarks.Gate;

/// <summary>The build-time figures: what the generator and the analyzers cost in an editor and in a build.</summary>
static class BuildGate
{
    public static int Run()
    {
        var table = new GateTable(Console.Out);
        table.Header();
        ColdBuildGate.Run(table);
        AnalyzerGate.Run(table);
        LiveGate.Run(table);
        EditGate.Run(table);
        return table.Short == 0 ? 0 : 1;
    }
}
