using System.Globalization;
using CsCheck;

namespace InstrumentGen.Generator.Tests.Differential;

/// <summary>Random methods and calls do the same with spans as without: results, exceptions and their stacks, the order of all effects, tasks and their
/// states, what flows with the execution context, and the current activity. Every third method is audited, too.</summary>
[Collection("What the process has in force")]
public sealed class DifferentialTests : IDisposable
{
    const int MethodsOfAProgram = 100;
    const int Seed = 4711;

    readonly CountingStore _store = new();
    readonly AuditTrail _trail;

    public DifferentialTests() => _trail = AuditTrail.Use(_store, new AuditTrailOptions { Delivery = AuditDelivery.Queued });

    public void Dispose() => _trail.Dispose();

    [Fact]
    public void Program_OfRandomMethods_DoesTheSameWithSpans()
    {
        int methods = Number("INSTRUMENTGEN_DIFFERENTIAL_METHODS", 2000);
        int seed = Number("INSTRUMENTGEN_DIFFERENTIAL_SEED", Seed);
        int programs = (methods + MethodsOfAProgram - 1) / MethodsOfAProgram;
        string[] differences = [.. Enumerable.Range(seed, programs).AsParallel().Select(static one => Difference(new DifferentialRun(), one)).OfType<string>()];
        Assert.True(differences.Length == 0, string.Join("\n\n", differences));
        Assert.True(_trail.Flush(TimeSpan.FromMinutes(1)) && _store.Count > methods / 3, $"{_store.Count} audit records were left.");
        TestContext.Current.SendDiagnosticMessage($"{programs * MethodsOfAProgram} methods of seed {seed} do the same with spans.");
    }

    public static TheoryData<string> Bugs => [.. PlantedBugs.All.Keys];

    [Theory, MemberData(nameof(Bugs))]
    public void Emitter_WithABugPlanted_IsSeen(string bug)
    {
        string difference = Difference(new DifferentialRun(PlantedBugs.All[bug]), Seed) ?? "";
        Assert.Contains("Line ", difference, StringComparison.Ordinal);
    }

    [Fact]
    public void Plans_OfASeed_AreTheSameEachTime() => Assert.Equal(Text(Plans(Seed)), Text(Plans(Seed)));

    [Fact]
    public void Plans_OfAFewSeeds_AreOfEveryKind()
    {
        MethodPlan[] plans = [.. Enumerable.Range(Seed, 5).SelectMany(Plans)];
        Assert.Equal(Enum.GetValues<Form>().SelectMany(static form => Enum.GetValues<Owner>().Select(owner => (form, owner))), plans.Select(static plan => (plan.Form, plan.Owner)).Distinct().Order());
        Assert.Equal(Enum.GetValues<Result>(), plans.Select(static plan => plan.Result).Distinct().Order());
        Assert.Equal(Enum.GetValues<Body>(), plans.Select(static plan => plan.Body).Distinct().Order());
        Assert.Equal(Enum.GetValues<End>(), plans.Select(static plan => plan.End).Distinct().Order());
        Assert.Equal(Enum.GetValues<ParameterKind>(), plans.SelectMany(static plan => plan.Parameters).Select(static parameter => parameter.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<StepKind>(), plans.SelectMany(static plan => plan.Steps).Select(static step => step.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<CallForm>(), plans.SelectMany(static plan => plan.Calls).Select(static call => call.Form).Distinct().Order());
    }

    static MethodPlan[] Plans(int seed) => MethodPlans.OfCount(MethodsOfAProgram).Generate(new PCG((uint)seed, (ulong)seed), null, out _);

    static string Text(MethodPlan[] plans) => string.Join("\n", PlannedProgram.Of(plans).Files.Select(static file => file.Text));

    static string? Difference(DifferentialRun run, int seed) => run.Difference(Plans(seed)) is { } difference ? $"Seed {seed}: {difference}" : null;

    static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : otherwise;
}
