using System.Collections.Immutable;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Tells of services that are to be instrumented and have no decorator: the program would end when it starts.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UndecoratedServiceAnalyzer : DeclarationAnalyzer
{
    const string Method = "Instrument";
    const string Extensions = "Microsoft.Extensions.DependencyInjection.InstrumentServiceCollectionExtensions";

    /// <summary>The property of a diagnostic that tells a fix that the interface can be given its attribute.</summary>
    internal const string DeclaredProperty = "declared";

    static readonly DiagnosticDescriptor s_rule = new(
        id: RuleIds.UndecoratedService,
        title: "The service has no decorator",
        messageFormat: "'{0}' has no decorator, so Instrument throws when the program starts; {1}",
        category: RuleCategories.Weaving,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The build writes decorators of interfaces that ask for one.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.UndecoratedService));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_rule];

    private protected override void Register(CompilationStartAnalysisContext start, GeneratorOptions options) =>
        start.RegisterSyntaxNodeAction(Analyze, SyntaxKind.InvocationExpression);

    static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        SimpleNameSyntax? name = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        if (name?.Identifier.ValueText != Method || context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method) return;
        if (SymbolText.FullName(method.ContainingType) != Extensions || Service(context, call, name, method) is not { } service) return;
        INamedTypeSymbol definition = service.Type.OriginalDefinition;
        if (definition.TypeKind == TypeKind.Error || IsAskedFor(definition, context.Compilation)) return;
        bool isInterface = definition.TypeKind == TypeKind.Interface;
        bool isOwn = SymbolEqualityComparer.Default.Equals(definition.ContainingAssembly, context.Compilation.Assembly);
        string remedy = !isInterface ? "name an interface that it implements" : isOwn ? "put [Decorated] on it" : $"put [assembly: Decorate(typeof({Unbound(definition)}))] into a file of this project";
        ImmutableDictionary<string, string?>? properties = isInterface && isOwn ? ImmutableDictionary<string, string?>.Empty.Add(DeclaredProperty, "") : null;
        context.ReportDiagnostic(Diagnostic.Create(s_rule, service.Place, properties, OperationRules.Short(definition), remedy));
    }

    // Whoever asks for a decorator in vain is told so there, and Instrument does not throw.
    static bool IsAskedFor(INamedTypeSymbol definition, Compilation compilation) =>
        Decorations.AreHere(definition, compilation)
        || (definition.ContainingAssembly is { } assembly && !SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly) && Decorations.IsRequestedThere(definition))
        || compilation.SourceModule.ReferencedAssemblySymbols.Any(reference => Decorations.Named(reference).Contains(definition, SymbolEqualityComparer.Default));

    static (INamedTypeSymbol Type, Location Place)? Service(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax call, SimpleNameSyntax name, IMethodSymbol method)
    {
        if (method.TypeArguments is [INamedTypeSymbol argument]) return (argument, (name is GenericNameSyntax generic ? generic.TypeArgumentList.Arguments[0] : (SyntaxNode)name).GetLocation());
        TypeOfExpressionSyntax? type = call.ArgumentList.Arguments.Select(static one => one.Expression).OfType<TypeOfExpressionSyntax>().FirstOrDefault();
        return type is not null && context.SemanticModel.GetTypeInfo(type.Type, context.CancellationToken).Type is INamedTypeSymbol named ? (named, type.Type.GetLocation()) : null;
    }

    static string Unbound(INamedTypeSymbol service) =>
        OperationRules.Short(service.IsGenericType ? service.ConstructUnboundGenericType() : service);
}
