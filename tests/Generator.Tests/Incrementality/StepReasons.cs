using System.Collections;
using System.Reflection;
using InstrumentGen.Generator.Tests.Harness;
using InstrumentGen.Generator.Weaving;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Tests.Incrementality;

/// <summary>What a run computed anew and what it kept.</summary>
static class StepReasons
{
    /// <summary>The names of our steps.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(TrackingNames).GetFields(BindingFlags.Static | BindingFlags.Public).Select(static field => (string)field.GetRawConstantValue()!)];

    /// <summary>The reasons of a step's outputs, each once.</summary>
    public static string Of(GeneratorRun run, string step) => run.Result.TrackedSteps.TryGetValue(step, out var runs)
        ? string.Join(" ", runs.SelectMany(static one => one.Outputs).Select(static output => output.Reason).Distinct().Order())
        : "";

    /// <summary>The generated files that were written, be the text another or not.</summary>
    public static IEnumerable<string> Written(GeneratorRun run) =>
        from step in run.Result.TrackedOutputSteps.Values.SelectMany(static steps => steps)
        from output in step.Outputs
        where output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified
        from source in Sources(output.Value)
        orderby source
        select source;

    // The driver keeps the texts of an output step in a type of its own.
    static IEnumerable<string> Sources(object value) =>
        ((IEnumerable)value.GetType().GetField("Item1")!.GetValue(value)!).Cast<object>()
            .Select(static source => (string)source.GetType().GetProperty("HintName")!.GetValue(source)!);
}
