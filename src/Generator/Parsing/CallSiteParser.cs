using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

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
        return ExtensionMembers.ImplementationOf(method.PartialDefinitionPart ?? method);
    }

    /// <summary>Why the call cannot be intercepted, or <see langword="null"/>.</summary>
    public static Refusal? Check(SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellationToken) =>
        Check(model, call, out _, cancellationToken);

    /// <summary>The call as a model; <see langword="null"/> where it is none of this program's: in an expression tree, it is data.</summary>
    public static CallSiteModel? Parse(SemanticModel model, InvocationExpressionSyntax call, string operationId, CancellationToken cancellationToken)
    {
        if (Check(model, call, out InterceptableLocation? location, cancellationToken) is { } refusal) return refusal.Reason == RefusalReason.ExpressionTree ? null : CallSiteModel.Missed(operationId);
        return new CallSiteModel(operationId, Form(model, call, cancellationToken), location!.Version, location.Data);
    }

    /// <summary>Where an interceptor of the call says that it is; <see langword="null"/> where the call cannot be intercepted.</summary>
    public static InterceptableLocation? Locate(SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellationToken) =>
        Check(model, call, out InterceptableLocation? location, cancellationToken) is null ? location : null;

    static Refusal? Check(SemanticModel model, InvocationExpressionSyntax call, out InterceptableLocation? location, CancellationToken cancellationToken)
    {
        location = null;
        if (CheckForm(model, call, cancellationToken) is { } refusal) return refusal;
        location = model.GetInterceptableLocation(call, cancellationToken);
        if (location is null) return new(RefusalReason.NotInterceptable);
        return OtherInterceptors.Of(model.Compilation).Take(location.Data) ? new(RefusalReason.Intercepted) : null;
    }

    static Refusal? CheckForm(SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellationToken)
    {
        if (Receiver(call) is { } receiver)
        {
            if (receiver is BaseExpressionSyntax) return new(RefusalReason.BaseCall);
            if (BoxedReceiver(model, call, receiver, cancellationToken) is { } type) return new(RefusalReason.TypeParameterReceiver, type.Name);
        }

        if (IsDynamic(model, call, cancellationToken) || IsDuplicated(model, call, cancellationToken)) return new(RefusalReason.NotInterceptable);
        return ExpressionTrees.Contain(model, call, cancellationToken) ? new(RefusalReason.ExpressionTree) : null;
    }

    // An interceptor takes the interface; a value type would be boxed, and what the method changes would be lost with the box. An extension
    // method takes what it is declared with.
    static ITypeParameterSymbol? BoxedReceiver(SemanticModel model, InvocationExpressionSyntax call, ExpressionSyntax receiver, CancellationToken cancellationToken)
    {
        return model.GetTypeInfo(receiver, cancellationToken).Type is { } type
            && TypeShape.NotNull(type) is ITypeParameterSymbol { IsReferenceType: false } parameter
            && model.GetSymbolInfo(call, cancellationToken).Symbol is not (IMethodSymbol { MethodKind: MethodKind.ReducedExtension } or IMethodSymbol { ContainingType.IsExtension: true })
            ? parameter
            : null;
    }

    // A location names its file by the content. Two files of one content compile where all that they declare is local to them.
    static bool IsDuplicated(SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellationToken)
    {
        if (!call.Ancestors().OfType<BaseTypeDeclarationSyntax>().Any(static type => type.Modifiers.Any(SyntaxKind.FileKeyword))) return false;
        SourceText text = call.SyntaxTree.GetText(cancellationToken);
        return model.Compilation.SyntaxTrees.Any(tree => tree != call.SyntaxTree && tree.GetText(cancellationToken).ContentEquals(text));
    }

    // With an argument that is dynamic the call is bound when it runs, although its symbol is known where the name has one method only.
    static bool IsDynamic(SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(call, cancellationToken).CandidateReason == CandidateReason.LateBound;

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
