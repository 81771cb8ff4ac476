using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Tells what method references are for.</summary>
static class MethodReferences
{
    /// <summary>Whether the reference makes a delegate or pointer that may be called; one that is taken off an event is not.</summary>
    public static bool LeadToCalls(IMethodReferenceOperation reference) => reference.Parent switch
    {
        IAddressOfOperation => true,
        IDelegateCreationOperation { Parent: IEventAssignmentOperation { Adds: false } } => false,
        IDelegateCreationOperation => true,
        _ => false,
    };
}
