using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Generator.Parsing.Logging;

/// <summary>Reads classic log calls: those of <c>LoggerExtensions</c> without arguments, and those with one to eight that are bound to the typed methods
/// which the build puts beside it.</summary>
static class LogCallParser
{
    const string Typed = "TypedLoggerExtensions";
    const string Classic = "LoggerExtensions";

    static readonly string[] s_levels = ["LogTrace", "LogDebug", "LogInformation", "LogWarning", "LogError", "LogCritical"];

    /// <summary>The names that classic log calls have.</summary>
    public static ISet<string> Names { get; } = new HashSet<string>(s_levels.Append("Log"), StringComparer.Ordinal);

    /// <summary>Whether a file may have such calls.</summary>
    public static bool MayBeIn(InvocationIndex calls) => calls.Names.Any(Names.Contains);

    /// <summary>The call; one that stays as it is where it cannot be intercepted or says what is only known when it runs; <see langword="null"/> where it is no
    /// log call.</summary>
    public static LogCallModel? Parse(SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellationToken)
    {
        // What the typed methods call themselves is the classic way.
        if (call.FirstAncestorOrSelf<ClassDeclarationSyntax>() is { Identifier.ValueText: Typed }) return null;
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method || !IsLogging(method.ContainingType)) return null;
        IMethodSymbol declared = method.ReducedFrom ?? method;
        if (method.ReducedFrom is null || Read(model, call, method, declared, cancellationToken) is not { } state) return LogCallModel.Left;
        return CallSiteParser.Locate(model, call, cancellationToken) is { } location ? Model(model, call, method, state, location, cancellationToken) : LogCallModel.Left;
    }

    /// <summary>Whether a type is that of the typed methods.</summary>
    public static bool IsTyped(INamedTypeSymbol? type) => type is { Name: Typed } && IsLogging(type);

    /// <summary>Whether a project has the typed methods: it is asked for itself, since those of another one are not to be seen.</summary>
    public static bool AreTypedIn(Compilation compilation) => compilation.Assembly.GetTypeByMetadataName("Microsoft.Extensions.Logging." + Typed) is not null;

    static bool IsLogging(INamedTypeSymbol? type) =>
        type is { IsStatic: true, ContainingType: null, Name: Typed or Classic, ContainingNamespace: { Name: "Logging", ContainingNamespace: { Name: "Extensions", ContainingNamespace.Name: "Microsoft" } } };

    static (LogStateModel State, bool IsGeneric)? Read(SemanticModel model, InvocationExpressionSyntax call, IMethodSymbol method, IMethodSymbol declared, CancellationToken cancellationToken)
    {
        // Named arguments may stand in any order.
        if (call.ArgumentList.Arguments.Any(static argument => argument.NameColon is not null)) return null;
        bool isTyped = declared.ContainingType.Name == Typed;
        int values = isTyped ? method.TypeArguments.Length : 0;
        // Behind the logger, the event id and the exception; before the arguments, or the array of them.
        int message = method.Parameters.Length - 1 - (isTyped ? values : 1);
        if (message < 0 || call.ArgumentList.Arguments.Count != message + 1 + values) return null;
        if (model.GetConstantValue(call.ArgumentList.Arguments[message].Expression, cancellationToken).Value is not string template) return null;
        ArgumentSyntax[] arguments = [.. call.ArgumentList.Arguments.Skip(message + 1)];
        bool isGeneric = method.TypeArguments.Any(type => !IsNameable(type, model.Compilation));
        return LogCallReader.Read(template, method, arguments, isGeneric, model, cancellationToken) is { } state ? (state, isGeneric) : null;
    }

    static bool IsNameable(ITypeSymbol type, Compilation compilation) =>
        Nameability.CanBeNamed(type, compilation) && !SignatureTypes.Parts(type).Any(static part => part is ITypeParameterSymbol or IErrorTypeSymbol);

    static LogCallModel Model(SemanticModel model, InvocationExpressionSyntax call, IMethodSymbol method, (LogStateModel Model, bool IsGeneric) state, InterceptableLocation location, CancellationToken cancellationToken)
    {
        ISymbol? member = model.GetEnclosingSymbol(call.SpanStart, cancellationToken);
        while (member is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction }) member = member.ContainingSymbol;
        FileLinePositionSpan place = InvocationIndex.NameOf(call)!.GetLocation().GetLineSpan();
        int level = Array.IndexOf(s_levels, method.Name);
        return new(
            member?.ContainingType is { } type ? SymbolText.Path(type) : "Program",
            FullName(member),
            place.Path,
            place.StartLinePosition.Line + 1,
            location.Version,
            location.Data,
            level < 0 ? "" : LogLevels.Text(level),
            method.Parameters.Any(static parameter => parameter.Type.Name == "EventId"),
            method.OriginalDefinition.Parameters.Any(static parameter => TypeShape.IsException(parameter.Type)),
            method.TypeArguments.Select(static type => SymbolText.Qualified(type)).ToEquatableArray(),
            state.IsGeneric,
            state.Model);
    }

    // Accessors by their property, constructors by their type.
    static string FullName(ISymbol? member)
    {
        ISymbol? named = member is IMethodSymbol { AssociatedSymbol: { } property } ? property : member;
        return named?.ContainingType is { } type ? $"{SymbolText.FullName(type)}.{named.Name.TrimStart('<').Replace(">$", "")}" : "";
    }
}
