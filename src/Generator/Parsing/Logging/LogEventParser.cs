using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Generator.Parsing.Logging;

/// <summary>Turns a method with <c>[LogEvent]</c> or <c>[Scope]</c> into a model, and tells what is wrong with it.</summary>
static class LogEventParser
{
    // Our half would put these on the method, which has each once.
    static readonly string[] s_carried = ["GeneratedCode"];

    // What the structure has itself.
    static readonly string[] s_members = ["Event", "Count", "GetEnumerator", "WriteMessage", "WriteFields", "ToString", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "Item", "Position"];

    /// <summary>The attribute that makes a method a log event or a log scope; <see langword="null"/> where it is neither.</summary>
    public static AttributeData? AttributeOf(IMethodSymbol method) => AttributeReader.Find(method, MetadataNames.LogEvent) ?? AttributeReader.Find(method, MetadataNames.Scope);

    /// <summary>The model; <see langword="null"/> where the other half cannot be written, or is not typed to its end.</summary>
    public static LogEventModel? Parse(IMethodSymbol method, Compilation compilation) =>
        Scope(method, compilation, null) is { } scope && HalfProblem(scope) is null && IsWritable(scope.Method) ? Model(scope) : null;

    /// <summary>All that is wrong with the declaration.</summary>
    public static IReadOnlyList<LogEventProblem> Problems(IMethodSymbol method, Compilation compilation)
    {
        List<LogEventProblem> problems = [];
        if (Scope(method, compilation, problems) is not { } scope) return [];
        if (HalfProblem(scope) is { } problem) return [problem];
        if (IsWritable(scope.Method)) Model(scope);
        return problems;
    }

    static LogEventScope? Scope(IMethodSymbol method, Compilation compilation, List<LogEventProblem>? problems)
    {
        method = method.PartialDefinitionPart ?? method;
        return AttributeOf(method) is { } attribute && method.MethodKind == MethodKind.Ordinary ? new(method, attribute, compilation, problems) : null;
    }

    // Without these there is no half at all. One by another generator, or by hand, is left to whoever wrote it.
    static LogEventProblem? HalfProblem(LogEventScope scope)
    {
        IMethodSymbol method = scope.Method;
        if (!method.IsPartialDefinition || (method.PartialImplementationPart is { } half && !AttributeReader.IsWrittenByUs(half))) return new(LogEventProblemKind.NotPartial, null, method.Name);
        if (!scope.IsScope && !method.ReturnsVoid) return new(LogEventProblemKind.ReturnsValue, null, OperationRules.Short(method.ReturnType));
        if (scope.IsScope && method.ReturnType.SpecialType != SpecialType.System_IDisposable) return new(LogEventProblemKind.ReturnsNoScope, null, OperationRules.Short(method.ReturnType));
        if (PartialMethod.ClosedType(method) is { } closed) return new(LogEventProblemKind.ClosedType, null, OperationRules.Short(closed));
        if (method.Parameters.FirstOrDefault(static one => one.RefKind is RefKind.Ref or RefKind.Out) is { } reference) return new(LogEventProblemKind.ByReference, reference, reference.Name);
        if (OperationRules.HiddenRoot(scope.Compilation) is { } root) return new(LogEventProblemKind.Unnameable, null, root);
        INamedTypeSymbol? unnameable = SignatureTypes.Of(method).Select(type => Nameability.FirstUnnameable(type, scope.Compilation, insideItsType: true)).FirstOrDefault(static type => type is not null);
        return unnameable is null ? null : new(LogEventProblemKind.Unnameable, null, OperationRules.Short(unnameable));
    }

    static bool IsWritable(IMethodSymbol method) =>
        OperationParser.Id(method) is not null && OperationParser.IsNamed(method) && (method.IsStatic || !method.ContainingType.IsStatic) && PartialMethod.Declaration(method) is not null;

    static LogEventModel Model(LogEventScope scope)
    {
        IMethodSymbol method = scope.Method;
        (string Text, bool MayBeNull)? logger = LoggerReader.Read(scope);
        IParameterSymbol? level = LevelParameter(scope);
        bool hasLevel = scope.IsScope || scope.Level is not null || level is not null;
        if (!hasLevel) scope.Report(LogEventProblemKind.NoLevel, null, method.Name);
        bool logs = logger is not null && hasLevel;
        LogTemplate template = LogTemplate.Parse(scope.Message);
        if (template.Fault is { } fault) scope.Report(LogEventProblemKind.Template, null, fault);
        IParameterSymbol? exception = scope.IsScope ? null : method.Parameters.FirstOrDefault(static parameter => TypeShape.IsException(parameter.Type));
        IParameterSymbol? loggerParameter = LoggerReader.ParameterOf(method);
        IReadOnlyList<LogValue> values = LogValueReader.Read(scope, template, method.Parameters.Where(one => !ReferenceEquals(one, exception) && !ReferenceEquals(one, level) && !ReferenceEquals(one, loggerParameter)));
        LogPartModel[] message = [.. LogMessageReader.Read(scope, template, values, exception)];
        return new(
            OperationParser.Id(method)!,
            SymbolText.Path(method.ContainingType),
            PartialHeaderParser.Parse(method, PartialMethod.Declaration(method)!),
            s_carried.Where(name => method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == name + "Attribute")).ToEquatableArray(),
            SymbolText.Function(method),
            scope.IsScope,
            scope.IsScope ? 0 : EventNumbers.Of(method, scope.Attribute),
            EventNumbers.NameOf(method, scope.Attribute),
            logs ? logger!.Value.Text : "",
            logs && logger!.Value.MayBeNull,
            scope.Level is { } given ? LogLevels.Text(given) : level is null ? "" : SymbolText.Identifier(level.Name),
            exception is null ? "" : SymbolText.Identifier(exception.Name),
            State(method, scope.Message, values, message),
            LogStateReader.Sources(values).ToEquatableArray(),
            CarriedAttributes.ExperimentsOf(method, scope.Compilation).ToEquatableArray());
    }

    static LogStateModel State(IMethodSymbol method, string template, IReadOnlyList<LogValue> values, LogPartModel[] message)
    {
        string[] taken = [.. s_members, .. method.ContainingType.TypeParameters.Concat(method.TypeParameters).Select(static parameter => parameter.Name)];
        return new(
            StateName(method),
            method.TypeParameters.IsEmpty ? [] : TargetParser.TypeParameters(method).Where(static parameter => parameter.IsOfMethod).ToEquatableArray(),
            template,
            LogStateReader.Arguments(values, taken).ToEquatableArray(),
            LogStateReader.Values(values, taken).ToEquatableArray(),
            message.ToEquatableArray());
    }

    // Where the attribute gives a level, a parameter of that type is a value like others.
    static IParameterSymbol? LevelParameter(LogEventScope scope) => scope.IsScope || scope.Level is not null
        ? null
        : scope.Method.Parameters.FirstOrDefault(static parameter => parameter.Type is { Name: "LogLevel", TypeKind: TypeKind.Enum, ContainingNamespace: { Name: "Logging", ContainingNamespace.Name: "Extensions" } });

    // Overloads share a name, so each behind the first has its number.
    static string StateName(IMethodSymbol method)
    {
        INamedTypeSymbol type = method.ContainingType;
        int number = type.GetMembers(method.Name).OfType<IMethodSymbol>().Count(other => other.IsPartialDefinition && string.CompareOrdinal(other.GetDocumentationCommentId(), method.GetDocumentationCommentId()) < 0);
        string name = $"{method.Name}State{(number == 0 ? "" : $"_{number + 1}")}";
        IEnumerable<string> taken = type.MemberNames.Concat(SignatureTypes.Around(type).SelectMany(static one => one.TypeParameters.Select(static parameter => parameter.Name).Append(one.Name))).Concat(method.TypeParameters.Select(static parameter => parameter.Name));
        HashSet<string> names = new(taken, StringComparer.Ordinal);
        // Analyzers see the type with our own structure in it.
        if (type.GetTypeMembers(name).Any(static own => own.GetAttributes().Any(static attribute => attribute is { AttributeClass.Name: "GeneratedCodeAttribute" }))) return name;
        while (names.Contains(name)) name += "_";
        return name;
    }
}
