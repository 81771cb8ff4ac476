namespace InstrumentGen.Runtime.Tests;

/// <summary>A scope of its own for each test, so that tests that run side by side do not hear each other.</summary>
static class Scopes
{
    static int s_made;

    internal static InstrumentationScope New() => InstrumentationScope.Get($"Tests.{Interlocked.Increment(ref s_made)}");

    internal static OperationProbe Traced(this InstrumentationScope scope, string name = "operation") =>
        scope.Define(new OperationDefinition(name) { Traced = true });

    internal static OperationProbe Metered(this InstrumentationScope scope, string name = "operation", params double[] buckets) =>
        scope.Define(new OperationDefinition(name) { Metered = true, Buckets = buckets });

    internal static OperationProbe TracedAndMetered(this InstrumentationScope scope, string name = "operation") =>
        scope.Define(new OperationDefinition(name) { Traced = true, Metered = true });

    internal static OperationSnapshot ReadOne(this OperationReader reader, InstrumentationScope scope) =>
        Assert.Single(reader.ReadAll(scope));

    internal static OperationSnapshot[] ReadAll(this OperationReader reader, InstrumentationScope scope) =>
        [.. reader.Read().Where(snapshot => snapshot.Scope == scope.Name)];
}
