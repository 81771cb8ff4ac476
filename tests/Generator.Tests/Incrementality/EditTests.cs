using InstrumentGen.Generator.Tests.Harness;
using InstrumentGen.Generator.Weaving;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Tests.Incrementality;

/// <summary>What an edit computes anew, and that the table of it sees a generator that computes too much.</summary>
public sealed class EditTests
{
    public static TheoryData<string> Names => [.. EditTable.Edits.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Edit_Made_RecomputesOnlyWhatItMust(string name) => Assert.Empty(EditTable.Differences(name, new InstrumentGenerator()));

    // An edited project must give what a first run over it gives.
    [Theory, MemberData(nameof(Names))]
    public void Edit_Made_GivesWhatAFreshRunGives(string name)
    {
        (_, GeneratorRun after) = EditTable.Apply(EditTable.Edits[name], new InstrumentGenerator());
        Assert.Equal(GeneratorRun.Of(after.Project).Outputs, after.Outputs);
        Assert.Empty(after.NewProblems);
    }

    /// <summary>No two compilations are equal: each edit writes everything that is made of one.</summary>
    [Fact]
    public void Compilation_PlantedInAModel_TurnsTheTableRed()
    {
        EditDifference[] differences = [.. EditTable.Differences(new CompilationPlant())];
        Assert.Equal([TrackingNames.Holders, nameof(Edit.Written)], Subjects(differences));
        Assert.Contains(new EditDifference("comment in an unrelated file", TrackingNames.Holders, "Cached", "Modified"), differences);
        Assert.Contains(new EditDifference("comment in an unrelated file", nameof(Edit.Written), "", "Shop.Stock.Operations.g.cs Shop.Till.Operations.g.cs Shop.Weigher.Operations.g.cs"), differences);
    }

    /// <summary>A location is equal to another of the same tree alone: each edit of its file writes what is made of it.</summary>
    [Fact]
    public void Location_PlantedInAModel_TurnsTheTableRed()
    {
        EditDifference[] differences = [.. EditTable.Differences(new LocationPlant())];
        Assert.Equal([TrackingNames.Positions, nameof(Edit.Written)], Subjects(differences));
        Assert.Contains(new EditDifference("comment below the operation", TrackingNames.Positions, "Cached", "Modified"), differences);
        Assert.Contains(new EditDifference("comment below the operation", nameof(Edit.Written), "", "Shop.Till.Positions.g.cs"), differences);
    }

    // The plants differ from the product in what is planted and in nothing else.
    [Theory]
    [InlineData(typeof(CompilationPlant))]
    [InlineData(typeof(LocationPlant))]
    public void Plant_Run_WritesWhatTheProductWrites(Type plant)
    {
        Edit edit = EditTable.Edits["new call"];
        (GeneratorRun expected, _) = EditTable.Apply(edit, new InstrumentGenerator());
        (GeneratorRun actual, _) = EditTable.Apply(edit, (IIncrementalGenerator)Activator.CreateInstance(plant)!);
        Assert.Equal(expected.Outputs, actual.Outputs);
    }

    static IEnumerable<string> Subjects(IEnumerable<EditDifference> differences) =>
        differences.Select(static one => one.Subject).Distinct().Order(StringComparer.Ordinal);
}
