using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Tells whether a call of an operation can be intercepted. A location that the compiler offers is no proof: it offers one for
/// base calls, where an interceptor would call itself for ever, and inside expression trees, which it would change.</summary>
static class CallSiteParser
{
    /// <summary>The method that a call is bound to, as it is declared: not reduced, not constructed.</summary>
    public static IMethodSymbol? Declaration(SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method ? Declaration(method) : null;

    public static IMethodSymbol Declaration(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        return method.PartialDefinitionPart ?? method;
    }

    /// <summary>Why the call cannot be intercepted, or <see langword="null"/>.</summary>
    public static Refusal? Check(SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellationToken)
    {
        if (Receiver(call) is { } receiver)
        {
            if (receiver is BaseExpressionSyntax) return new(RefusalReason.BaseCall);
            // An interceptor takes the interface; a value type would be boxed, and what the method changes would be lost with the box.
            if (model.GetTypeInfo(receiver, cancellationToken).Type is ITypeParameterSymbol { IsReferenceType: false } type) return new(RefusalReason.TypeParameterReceiver, type.Name);
        }

        return ExpressionTrees.Contain(model, call, cancellationToken) ? new(RefusalReason.ExpressionTree) : null;
    }

    /// <summary>The call as a model; <see langword="null"/> where it cannot be intercepted.</summary>
    public static CallSiteModel? Parse(SemanticModel model, InvocationExpressionSyntax call, string operationId, CancellationToken cancellationToken)
    {
        if (Check(model, call, cancellationToken) is not null) return null;
        return model.GetInterceptableLocation(call, cancellationToken) is { } location
            ? new CallSiteModel(operationId, Form(model, call, cancellationToken), location.Version, location.Data)
            : null;
    }

    static CallForm Form(SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { IsStatic: true, MethodKind: not MethodKind.ReducedExtension }
            ? CallForm.Static
            : CallForm.Member;

    static ExpressionSyntax? Receiver(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        MemberBindingExpressionSyntax => call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
        _ => null,
    };
}
