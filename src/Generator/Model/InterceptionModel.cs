namespace InstrumentGen.Generator.Model;

/// <summary>The call sites of one type's operations.</summary>
/// <param name="Holder">The operations.</param>
/// <param name="CallSites">The calls to weave; never empty.</param>
sealed record InterceptionModel(HolderModel Holder, EquatableArray<CallSiteModel> CallSites);
