using InstrumentGen.Analyzers.Structural;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Correlation;

/// <summary>Handlers that are made for an <c>HttpMessageInvoker</c> or set up for YARP: the requests are somebody else's, and carry that
/// one's headers.</summary>
static class Invokers
{
    /// <summary>Whether the handler, of which a property is set, is such a one.</summary>
    public static bool Have(IPropertyReferenceOperation property, CodeBlock code)
    {
        if (property.Instance is ILocalReferenceOperation { Local: var local }) return code.ReferencesTo(local).Any(IsHandedOver) || code.ValuesOf(local).Any(IsHandedOver);
        for (IOperation? one = property.Parent; one is not null; one = one.Parent)
        {
            if (IsInvoker(one) || one is IInvocationOperation call && call.TargetMethod.IsIn("Yarp")) return true;
            if (one is IVariableDeclaratorOperation { Symbol: var variable }) return code.ReferencesTo(variable).Any(IsHandedOver);
        }

        return false;
    }

    static bool IsHandedOver(IOperation handler)
    {
        for (IOperation? one = handler.Parent; one is not (null or IBlockOperation); one = one.Parent)
        {
            if (IsInvoker(one)) return true;
        }

        return false;
    }

    static bool IsInvoker(IOperation operation) => operation is IObjectCreationOperation creation && creation.Type.Is("System.Net.Http.HttpMessageInvoker");
}
