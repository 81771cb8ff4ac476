using InstrumentGen.Generator.Emit;
using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Weaving;

/// <summary>Weaves operations where they are called: every call site of the compilation is redirected to the operation's wrapper.</summary>
static class InterceptorWeaver
{
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<HolderModel>> holders,
        IncrementalValueProvider<EquatableArray<CallSiteModel>> callSites)
    {
        var interceptions = holders.Combine(callSites)
            .SelectMany(static (both, _) => Join(both.Left, both.Right))
            .WithTrackingName(TrackingNames.Interceptions);
        context.RegisterImplementationSourceOutput(interceptions, static (output, interception) =>
            output.AddSource($"{interception.Holder.FileName}.Interceptors.g.cs", InterceptorEmitter.Write(interception)));
    }

    static IEnumerable<InterceptionModel> Join(EquatableArray<HolderModel> holders, EquatableArray<CallSiteModel> callSites)
    {
        ILookup<string, CallSiteModel> sites = callSites.Where(static site => site.IsWoven).ToLookup(static site => site.OperationId, StringComparer.Ordinal);
        foreach (HolderModel holder in holders)
        {
            EquatableArray<CallSiteModel> own = holder.Members.SelectMany(member => sites[member.Operation.Id]).ToEquatableArray();
            if (own.Count > 0) yield return new InterceptionModel(holder, own);
        }
    }
}
