using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>The rules about calls that are not woven.</summary>
static class CallRules
{
    public static readonly DiagnosticDescriptor BaseCall = new(
        id: RuleIds.BaseCall,
        title: "A call through 'base' is not instrumented",
        messageFormat: "This call of '{0}' through 'base' is not instrumented; call an annotated method that is not virtual instead",
        category: RuleCategories.Weaving,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What stands in for a call would have to call the method virtually, and so call itself for ever.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.BaseCall));

    public static readonly DiagnosticDescriptor ExpressionTree = new(
        id: RuleIds.ExpressionTree,
        title: "A call in an expression tree is not instrumented",
        messageFormat: "This call of '{0}' is data of an expression tree and not instrumented; make it outside the expression to have it recorded",
        category: RuleCategories.Weaving,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A provider reads the tree and would not know the method that stands in for the call.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.ExpressionTree));

    public static readonly DiagnosticDescriptor OtherGenerator = new(
        id: RuleIds.OtherGenerator,
        title: "A call in another generator's code is not instrumented",
        messageFormat: "This call of '{0}' is not instrumented: another generator wrote it; make it from a method in a file of your own",
        category: RuleCategories.Weaving,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Source generators do not see each other's code, so calls in it, as in Razor markup, cannot be woven.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.OtherGenerator));

    public static readonly DiagnosticDescriptor TypeParameterReceiver = new(
        id: RuleIds.TypeParameterReceiver,
        title: "A call through a type parameter is not instrumented",
        messageFormat: "This call of '{0}' is not instrumented: '{1}' may be a value type and would be boxed; constrain '{1}' to 'class'",
        category: RuleCategories.Weaving,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What stands in for a call takes the interface: a value would be boxed, and lost with the box what the method changes.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.TypeParameterReceiver));

    public static readonly DiagnosticDescriptor OutOfReach = new(
        id: RuleIds.CallOutOfReach,
        title: "A call cannot be intercepted",
        messageFormat: "This call of '{0}' is not instrumented: {1}; {2}",
        category: RuleCategories.Weaving,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The compiler lets calls be intercepted that it binds itself and that are written as calls.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.CallOutOfReach));
}
