using System.Collections.Immutable;
using InstrumentGen.Generator.Parsing;
using InstrumentGen.Generator.Parsing.Logging;
using InstrumentGen.Generator.Parsing.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.Analyzers.Flow.Sinks;

/// <summary>Calls of <c>[LoggerMessage]</c>, <c>[LogEvent]</c> and <c>[Scope]</c> methods and of the delegates that <c>LoggerMessage.Define</c> makes.</summary>
sealed class LoggerMessages(Compilation compilation)
{
    const string Attribute = "Microsoft.Extensions.Logging.LoggerMessageAttribute";

    // Microsoft.Extensions.Telemetry.Abstractions brings another generator, which redacts parameters that have a classification.
    readonly bool _redacts = compilation.GetTypeByMetadataName("Microsoft.Extensions.Logging.LoggerMessageState") is not null;

    public IEnumerable<SinkUse> OfMethod(IInvocationOperation call)
    {
        if (Declaration(call.TargetMethod) is not { } declaration) return [];
        return call.Arguments
            .Where(argument => argument.Parameter is { } parameter && declaration.Values.Contains(parameter.Name))
            .Select(argument => new SinkUse(SinkKind.Log, argument.Value, argument.Parameter!.Name)
            {
                IsVerbose = declaration.Level < SinkLevel.Information,
                Level = declaration.Level,
                Destructures = declaration.HoleOf(argument.Parameter)?.Destructures == true || AttributeReader.Has(argument.Parameter, "Microsoft.Extensions.Logging.LogPropertiesAttribute"),
            });
    }

    /// <summary>What a <c>[LoggerMessage]</c>, <c>[LogEvent]</c> or <c>[Scope]</c> method logs; <see langword="null"/> where the method is none.</summary>
    public LoggerMessageDeclaration? Declaration(IMethodSymbol method)
    {
        method = method.PartialDefinitionPart ?? method.OriginalDefinition;
        if (method.GetAttributes().IsEmpty) return null;
        AttributeData? ours = LogEventParser.AttributeOf(method);
        if ((ours ?? (method.ReturnsVoid ? AttributeReader.Find(method, Attribute) : null)) is not { } attribute) return null;
        IParameterSymbol? exception = method.Parameters.FirstOrDefault(static parameter => Exceptions.Are(parameter.Type));
        IEnumerable<IParameterSymbol> values = method.Parameters.Where(parameter =>
            !IsLogger(parameter.Type) && parameter.Type.Name is not ("LogLevel" or "EventId") && !ReferenceEquals(parameter, exception) && (ours is null ? !(_redacts && Classifications.Has(parameter)) : IsRecordedWhole(parameter)));
        return new(attribute, MessageTemplate.Parse(Text(attribute) ?? ""), LevelOf(attribute), new HashSet<string>(values.Select(static parameter => parameter.Name), StringComparer.Ordinal));
    }

    /// <summary>A delegate that takes a logger first and an exception last.</summary>
    public static IEnumerable<SinkUse> OfDelegate(IInvocationOperation call)
    {
        ImmutableArray<IArgumentOperation> arguments = call.Arguments;
        if (arguments.Length < 3 || arguments[0].Parameter is not { } first || !IsLogger(first.Type) || !Exceptions.Are(arguments[arguments.Length - 1].Parameter?.Type)) return [];
        MessageTemplate? template = Definition(call.Instance) is { } text ? MessageTemplate.Parse(text) : null;
        return arguments.Skip(1).Take(arguments.Length - 2).Select((argument, index) =>
        {
            TemplateHole? hole = index < template?.Holes.Count ? template.Holes[index] : null;
            return new SinkUse(SinkKind.Log, argument.Value, hole?.Name) { Template = template, Hole = hole, Destructures = hole?.Destructures ?? false };
        });
    }

    // A log event redacts what is classified, inside what it takes apart or prints too, and of some parameters it records chosen members alone.
    static bool IsRecordedWhole(IParameterSymbol parameter) =>
        !Classifications.Has(parameter)
        && !ClassifiedContents.AreIn(parameter.Type)
        && !AttributeReader.Has(parameter, MetadataNames.Expand)
        && !AttributeReader.All(parameter.GetAttributes(), MetadataNames.Tag).Any(static tag => AttributeReader.Text(tag, "Member") is not null);

    static bool IsLogger(ITypeSymbol type) =>
        type is { Name: "ILogger", ContainingNamespace: { Name: "Logging", ContainingNamespace.Name: "Extensions" } } || type.AllInterfaces.Any(static one => one is { Name: "ILogger", ContainingNamespace.Name: "Logging" });

    static string? Text(AttributeData attribute) =>
        Named(attribute, "Message") as string ?? attribute.ConstructorArguments.Select(static argument => argument.Kind == TypedConstantKind.Array ? null : argument.Value).OfType<string>().FirstOrDefault();

    static SinkLevel? LevelOf(AttributeData attribute) => Number(attribute) is >= 0 and <= (int)SinkLevel.Critical and var number ? (SinkLevel)number : null;

    static int? Number(AttributeData attribute) =>
        Named(attribute, "Level") as int? ?? attribute.ConstructorArguments.Where(static argument => argument.Kind == TypedConstantKind.Enum).Select(static argument => argument.Value as int?).FirstOrDefault();

    static object? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value is { IsNull: false, Kind: not TypedConstantKind.Array } value ? value.Value : null;

    // The template stands where the field is initialized: LoggerMessage.Define<string>(LogLevel.Information, new EventId(1), "...").
    static string? Definition(IOperation? field) =>
        field is IFieldReferenceOperation { Field.DeclaringSyntaxReferences: [var reference, ..] }
        && reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } }
            ? arguments.Select(static argument => argument.Expression).OfType<LiteralExpressionSyntax>().Select(static literal => literal.Token.Value).OfType<string>().LastOrDefault()
            : null;
}
