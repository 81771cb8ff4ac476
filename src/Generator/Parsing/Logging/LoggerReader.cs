using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing.Logging;

/// <summary>Finds the logger of a log event: a parameter, else a member of the type, else one of its primary constructor, else one that it inherits.</summary>
static class LoggerReader
{
    /// <summary>The logger as C#, and whether it may be <see langword="null"/>; <see langword="null"/> where there is none, or several.</summary>
    public static (string Text, bool MayBeNull)? Read(LogEventScope scope)
    {
        IMethodSymbol method = scope.Method;
        if (ParameterOf(method) is { } parameter) return (SymbolText.Identifier(parameter.Name), MayBeNull(parameter.Type));
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.BaseType)
        {
            ISymbol[] members = [.. type.GetMembers().Where(member => IsCandidate(member, scope))];
            if (members.Length > 1)
            {
                scope.Report(LogEventProblemKind.SeveralLoggers, null, members[0].Name, members[1].Name);
                return null;
            }

            if (members.Length == 1) return (Text(members[0], method), MayBeNull(TypeOf(members[0])!));
            if (ReferenceEquals(type, method.ContainingType) && OfPrimaryConstructor(method) is { } captured) return (SymbolText.Identifier(captured.Name), MayBeNull(captured.Type));
        }

        scope.Report(LogEventProblemKind.NoLogger, null, method.ContainingType.Name);
        return null;
    }

    /// <summary>The parameter that is the logger.</summary>
    public static IParameterSymbol? ParameterOf(IMethodSymbol method) => method.Parameters.FirstOrDefault(static parameter => IsLogger(parameter.Type));

    /// <summary>Whether a type is a logger's.</summary>
    public static bool IsLogger(ITypeSymbol? type) => type is not null && (IsInterface(type) || type.AllInterfaces.Any(IsInterface));

    static bool IsInterface(ITypeSymbol type) =>
        type is { Name: "ILogger", TypeKind: TypeKind.Interface, ContainingNamespace: { Name: "Logging", ContainingNamespace: { Name: "Extensions", ContainingNamespace.Name: "Microsoft" } } };

    static bool IsCandidate(ISymbol member, LogEventScope scope) =>
        member.CanBeReferencedByName
        && (member.IsStatic || !scope.Method.IsStatic)
        && member is IFieldSymbol or IPropertySymbol { IsWriteOnly: false, IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true, IsOverride: false }
        && IsLogger(TypeOf(member))
        && scope.Compilation.IsSymbolAccessibleWithin(member, scope.Method.ContainingType);

    // A static method has no object, and a parameter of the method hides one of the constructor.
    static IParameterSymbol? OfPrimaryConstructor(IMethodSymbol method) => method.IsStatic
        ? null
        : method.ContainingType.InstanceConstructors.Where(IsPrimary).SelectMany(static constructor => constructor.Parameters)
            .FirstOrDefault(parameter => IsLogger(parameter.Type) && !method.Parameters.Any(own => own.Name == parameter.Name));

    static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Any(static part => part.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax);

    static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    // A parameter may have the member's name.
    static string Text(ISymbol member, IMethodSymbol method) =>
        $"{(member.IsStatic ? SymbolText.Qualified(method.ContainingType) : "this")}.{SymbolText.Identifier(member.Name)}";

    static bool MayBeNull(ITypeSymbol type) => type.NullableAnnotation == NullableAnnotation.Annotated;
}
