using System.Collections.Immutable;
using System.Globalization;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing.Auditing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Reads our attributes. Values that are absent or of a wrong type (the code may be half typed) count as not given.</summary>
static class AttributeReader
{
    const int LongestName = 200;
    const int MostBuckets = 200;

    static readonly string[] s_signals = [MetadataNames.Traced, MetadataNames.Metered, MetadataNames.Logged, MetadataNames.Audited];

    /// <summary>The names of <c>ExceptionDetail</c>, by their values.</summary>
    public static IReadOnlyList<string> ExceptionDetails { get; } = ["Type", "Message", "StackTrace"];

    public static bool Has(ISymbol symbol, string attribute) => Find(symbol, attribute) is not null;

    public static AttributeData? Find(ISymbol symbol, string attribute) => Find(symbol.GetAttributes(), attribute);

    /// <summary>The first attribute of the full name.</summary>
    // A loop, and not the first of all: it is asked many times of each method after every keystroke, and a sequence would be allocated each time.
    public static AttributeData? Find(ImmutableArray<AttributeData> attributes, string name)
    {
        foreach (AttributeData data in attributes)
        {
            if (IsNamed(data, name)) return data;
        }

        return null;
    }

    /// <summary>The attributes of the full name.</summary>
    public static IEnumerable<AttributeData> All(ImmutableArray<AttributeData> attributes, string name) => attributes.Where(data => IsNamed(data, name));

    /// <summary>What the method's attributes ask for, or <see langword="null"/> where the method is not to be instrumented.</summary>
    public static OperationDeclaration? Read(IMethodSymbol method, Compilation compilation)
    {
        if (Has(method, MetadataNames.NotInstrumented)) return null;
        bool isWhole = !IsAnnotated(method);
        if (isWhole && !Decorations.RecordsWhole(method, compilation)) return null;
        AttributeData? metered = OnMethodOrType(method, MetadataNames.Metered);
        AttributeData? logged = OnMethodOrType(method, MetadataNames.Logged);
        AttributeData? operation = Find(method, MetadataNames.Operation);
        string? name = operation is null ? null : Name(operation);
        var scope = new ContentScope(method, compilation, null);
        AttributeData? audited = Find(method, MetadataNames.Audited);
        bool isTraced = isWhole || OnMethodOrType(method, MetadataNames.Traced) is not null;
        TaggedValue[] tags = [.. TagReader.Values((isTraced ? TagSignals.Span : 0) | (audited is null ? 0 : TagSignals.Audit), scope)];
        SpanModel? span = isTraced ? SpanReader.Read(tags, scope) : null;
        AuditedModel? audit = audited is null ? null : AuditedReader.Read(audited, name ?? OperationParser.DefaultName(method), tags, scope);
        var signals = new SignalModel(
            span,
            metered is not null || isWhole,
            metered is null ? [] : Buckets(metered),
            operation is null ? [] : Expected(operation, compilation),
            ResultReader.Read(span, audit, operation, scope),
            // What waits for an audit record cannot be taken from a pool.
            AsksForPool(method) && audit is null && ReturnShapes.Of(method) == ReturnShape.ValueTask,
            logged is null ? null : LoggedReader.Read(method, logged, name),
            audit);
        return new OperationDeclaration(name, signals);
    }

    /// <summary>Whether an attribute on the method or on its type asks to instrument it; <c>[NotInstrumented]</c> is not looked at.</summary>
    // A loop for the same reason as above.
    public static bool IsAnnotated(IMethodSymbol method)
    {
        foreach (string signal in s_signals)
        {
            if (OnMethodOrType(method, signal) is not null) return true;
        }

        return false;
    }

    /// <summary>Whether an attribute that asks for a signal stands on the method or type itself.</summary>
    public static bool AsksForSignal(ISymbol symbol)
    {
        foreach (string signal in s_signals)
        {
            if (Has(symbol, signal)) return true;
        }

        return false;
    }

    /// <summary>The name of the core that <c>[Operation]</c> gives.</summary>
    public static string? Core(IMethodSymbol method) =>
        Find(method, MetadataNames.Operation) is { } operation && Named(operation, "Core") is { Kind: TypedConstantKind.Primitive, Value: string { Length: > 0 } name } ? name : null;

    /// <summary>Whether <c>[Operation]</c> asks for value tasks that are taken once.</summary>
    public static bool AsksForPool(IMethodSymbol method) => Find(method, MetadataNames.Operation) is { } operation && Named(operation, "Pooled") is { Value: true };

    /// <summary>Whether a method is one that our generator has written.</summary>
    public static bool IsWrittenByUs(IMethodSymbol method) =>
        Find(method, MetadataNames.GeneratedCode) is { ConstructorArguments: [{ Value: "InstrumentGen" }, ..] };

    /// <summary>What the arguments of the attributes that stand on a method or a type ask for in vain.</summary>
    public static IReadOnlyList<ArgumentProblem> Problems(ISymbol symbol, Compilation compilation)
    {
        List<ArgumentProblem> problems = [];
        if (Find(symbol, MetadataNames.Metered) is { } metered) Buckets(metered, problems);
        _ = SamplingRatioReader.Read(Find(symbol, MetadataNames.Traced), problems);
        if (Find(symbol, MetadataNames.Operation) is not { } operation) return problems;
        Name(operation, problems);
        Expected(operation, compilation, problems);
        return problems;
    }

    /// <summary>The types that <c>[Operation]</c> lists as expected, be they usable or not.</summary>
    public static IEnumerable<ITypeSymbol> ExpectedTypes(IMethodSymbol method) =>
        Find(method, MetadataNames.Operation) is { } operation && Named(operation, "Expected") is { Kind: TypedConstantKind.Array, IsNull: false } types
            ? types.Values.Select(static type => type.Value).OfType<ITypeSymbol>()
            : [];

    /// <summary>Whether an attribute on a type applies to its method: the ones that the type itself offers.</summary>
    public static bool AppliesToMember(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public }
        && ExtensionMembers.DeclarationOf(method) is { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false }
        && !OverridesObject(method);

    /// <summary>The attribute that stands on the method or, where it applies to it, on its type.</summary>
    public static AttributeData? OnMethodOrType(IMethodSymbol method, string attribute)
    {
        // To audit all that a type offers would be nobody's decision, so that attribute stands on methods alone.
        bool mayBeOfType = attribute != MetadataNames.Audited;
        AttributeData? found = Find(method, attribute) ?? (mayBeOfType && method.ContainingType is { } type && AppliesToMember(method) ? Find(type, attribute) : null);
        // What logs is not logged.
        return found is not null && attribute == MetadataNames.Logged && IsLogMethod(method) ? null : found;
    }

    /// <summary>Whether a generator writes the method, ours or that of Microsoft.Extensions.Logging, and all it does is to log.</summary>
    public static bool IsLogMethod(IMethodSymbol method) => Has(method, MetadataNames.LogEvent) || Has(method, MetadataNames.LoggerMessage);

    // ToString, Equals and GetHashCode are called by debuggers, dictionaries and logging itself: nobody means them.
    static bool OverridesObject(IMethodSymbol method)
    {
        IMethodSymbol root = method;
        while (root.OverriddenMethod is { } overridden) root = overridden;
        return !ReferenceEquals(root, method) && root.ContainingType.SpecialType == SpecialType.System_Object;
    }

    static bool IsNamed(AttributeData data, string fullName) =>
        data.AttributeClass is { } type
        && fullName.Length > type.Name.Length
        && fullName.EndsWith(type.Name, StringComparison.Ordinal)
        && SymbolText.FullName(type) == fullName;

    static string? Name(AttributeData operation, List<ArgumentProblem>? problems = null)
    {
        if (operation.ConstructorArguments.Length != 1 || operation.ConstructorArguments[0] is not { Kind: TypedConstantKind.Primitive } argument) return null;
        string name = argument.Value as string ?? "";
        if (string.IsNullOrWhiteSpace(name))
        {
            problems?.Add(new(ArgumentProblemKind.BlankName, operation, 0, ""));
            return null;
        }

        if (name.Any(char.IsControl) || name.Length > LongestName || name.Trim().Length != name.Length)
        {
            problems?.Add(new(ArgumentProblemKind.UnprintableName, operation, 0, SymbolText.Literal(name.Length > 60 ? name.Substring(0, 60) : name)));
            return null;
        }

        return name;
    }

    static EquatableArray<double> Buckets(AttributeData metered, List<ArgumentProblem>? problems = null)
    {
        if (Named(metered, "Buckets") is not { Kind: TypedConstantKind.Array, IsNull: false } argument) return [];
        double previous = 0;
        var bounds = new List<double>();
        foreach (TypedConstant value in argument.Values)
        {
            // The compiler has converted constants to double; anything else is an error of the user's that it tells of itself.
            if (value.Value is not double bound) return [];
            if (!(bound > previous) || double.IsInfinity(bound))
            {
                problems?.Add(new(ArgumentProblemKind.Buckets, metered, bounds.Count, bound.ToString("R", CultureInfo.InvariantCulture)));
                return [];
            }

            bounds.Add(previous = bound);
        }

        if (bounds.Count <= MostBuckets) return bounds.ToEquatableArray();
        problems?.Add(new(ArgumentProblemKind.TooManyBuckets, metered, MostBuckets, bounds.Count.ToString(CultureInfo.InvariantCulture)));
        return [];
    }

    static EquatableArray<string> Expected(AttributeData operation, Compilation compilation, List<ArgumentProblem>? problems = null)
    {
        if (Named(operation, "Expected") is not { Kind: TypedConstantKind.Array, IsNull: false } argument) return [];
        var expected = new List<string>();
        for (int index = 0; index < argument.Values.Length; index++)
        {
            if (argument.Values[index].Value is not ITypeSymbol type || type.TypeKind == TypeKind.Error) continue;
            string text = SymbolText.Qualified(type);
            if (!TypeShape.IsException(type) || type is INamedTypeSymbol { IsUnboundGenericType: true })
            {
                problems?.Add(new(ArgumentProblemKind.ExpectedNotAnException, operation, index, type.ToDisplayString()));
            }
            else if (!Nameability.CanBeNamed(type, compilation))
            {
                problems?.Add(new(ArgumentProblemKind.ExpectedInaccessible, operation, index, type.ToDisplayString()));
            }
            else if (!expected.Contains(text))
            {
                expected.Add(text);
            }
        }

        return expected.ToEquatableArray();
    }

    /// <summary>The text that a property of an attribute is given; <see langword="null"/> where it is none.</summary>
    public static string? Text(AttributeData attribute, string name) => Named(attribute, name) is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : null;

    /// <summary>The name of the member that a property of an attribute is given; the default where it is given none.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="property">The property, of an enumeration.</param>
    /// <param name="names">The enumeration's names, by their values.</param>
    /// <param name="otherwise">The default.</param>
    public static string EnumName(AttributeData attribute, string property, IReadOnlyList<string> names, string otherwise) =>
        Named(attribute, property) is { Kind: TypedConstantKind.Enum, Value: int value } && value >= 0 && value < names.Count ? names[value] : otherwise;

    /// <summary>The value that a property of an attribute is given.</summary>
    public static TypedConstant? Named(AttributeData attribute, string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name) return argument.Value;
        }

        return null;
    }
}
