using System.Diagnostics;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Operations of a scope of their own, and spans of them as a sampler is asked about.</summary>
sealed class SampledOperations
{
    readonly InstrumentationScope _scope = Scopes.New();

    internal string Source => _scope.Name;

    internal ActivitySource ActivitySource => _scope.ActivitySource;

    internal OperationProbe Define(string name, double ratio = double.NaN, bool isAudited = false) => _scope.Define(new OperationDefinition(name)
    {
        Traced = true,
        SamplingRatio = ratio,
        Code = new CodePosition($"Tests.{name}"),
        Audited = isAudited ? new OperationAuditDefinition(name) : null,
    });

    internal static TraceDecision Root(TraceSampler sampler, OperationProbe operation, ActivityTraceId traceId) => Child(sampler, operation, traceId, default);

    internal static TraceDecision Child(TraceSampler sampler, OperationProbe operation, ActivityTraceId traceId, in ActivityContext parent) =>
        sampler.Decide(new TraceSamplingRequest(parent, traceId, operation.Name, ActivityKind.Internal, operation.Spans!.Tags, operation.Scope.Name));

    internal static TraceDecision Foreign(TraceSampler sampler, string source, string name, ActivityTraceId traceId, in ActivityContext parent = default) =>
        sampler.Decide(new TraceSamplingRequest(parent, traceId, name, ActivityKind.Server, null, source));

    internal static ActivityContext Parent(ActivityTraceId traceId, string? traceState, bool isSampled = true) =>
        new(traceId, ActivitySpanId.CreateFromString("00f067aa0ba902b7"), isSampled ? ActivityTraceFlags.Recorded : ActivityTraceFlags.None, traceState);

    /// <summary>A trace whose randomness begins with some hexadecimal digits.</summary>
    internal static ActivityTraceId TraceId(string digits) => ActivityTraceId.CreateFromString($"{new string('1', 18)}{digits.PadRight(14, '0')}");

    internal static IEnumerable<ActivityTraceId> Ids(int seed, int count)
    {
        var random = new Random(seed);
        byte[] bytes = new byte[16];
        for (int id = 0; id < count; id++)
        {
            random.NextBytes(bytes);
            yield return ActivityTraceId.CreateFromBytes(bytes);
        }
    }
}
