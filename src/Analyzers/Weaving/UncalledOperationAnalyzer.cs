using System.Collections.Concurrent;
using System.Collections.Immutable;
using InstrumentGen.Analyzers.Auditing;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Tells of operations that no call is woven of in their own compilation.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UncalledOperationAnalyzer : UseAnalyzer
{
    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.NoWovenCall,
        title: "No call of the operation is woven",
        messageFormat: "No call of '{0}' is woven in this project, so {1}; make it partial with a core, or annotate a method that your code calls by name",
        category: RuleCategories.Weaving,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Operations are recorded where they are called: not what only a framework calls, or a project without InstrumentGen.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.NoWovenCall),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule, AuditRules.Exit];

    private protected override void Register(CompilationStartAnalysisContext start, OperationSet operations)
    {
        var woven = new ConcurrentDictionary<IMethodSymbol, bool>(SymbolEqualityComparer.Default);
        UseActions.Calls(start, operations, use =>
        {
            if (use.Operation is not IInvocationOperation call) return;
            IMethodSymbol method = CallSiteParser.Declaration(call.TargetMethod);
            if (operations.Contains(method) && !woven.ContainsKey(method) && CallVerdict.IsWoven(use)) woven.TryAdd(method, true);
        });
        start.RegisterCompilationEndAction(context =>
        {
            foreach (Operation operation in operations.Declared.Where(static operation => operation.Model.Owner == OperationOwner.Caller))
            {
                if (woven.ContainsKey(operation.Method) || IsReachedThrough(woven, operation)) continue;
                // Another rule has told where it is declared, while it was written.
                if (FrameworkCallers.Of(operation.Method, context.Compilation) is null) Report(context, operation);
            }
        });
    }

    // Calls of an annotated member that it overrides or implements run it, and are recorded by that member's name.
    static bool IsReachedThrough(ConcurrentDictionary<IMethodSymbol, bool> woven, Operation operation) =>
        BaseMembers.Of(operation.Method).Select(CallSiteParser.Declaration).Any(woven.ContainsKey);

    static void Report(CompilationAnalysisContext context, Operation operation)
    {
        bool others = OthersMayCall(operation, context.Compilation);
        // Another rule has told of those that others may call, while they were written.
        if (others && operation.Model.Signals.Audited is not null) return;
        context.ReportDiagnostic(AuditRules.Strictly(Diagnostic.Create(
            s_rule,
            Places.Of(operation.Method),
            others ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
            additionalLocations: null,
            SplitCore.Properties(operation.Method),
            SymbolNames.Of(operation.Method),
            others ? "only calls from other projects are recorded, if those use InstrumentGen" : "it is not recorded"), operation.Method));
    }

    // Who refers to a library weaves its own calls: of what it can see.
    internal static bool OthersMayCall(Operation operation, Compilation compilation) =>
        operation.Model.IsExported
        && compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary
        && (HasFriends(compilation.Assembly) || IsVisibleOutside(operation.Method));

    static bool HasFriends(IAssemblySymbol assembly) =>
        AttributeReader.Has(assembly, "System.Runtime.CompilerServices.InternalsVisibleToAttribute");

    internal static bool IsVisibleOutside(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && (symbol.ContainingType is null || IsVisibleOutside(symbol.ContainingType));
}
