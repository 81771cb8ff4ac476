using InstrumentGen.Analyzers.Flow.Graph;
using InstrumentGen.Analyzers.Flow.Names;
using InstrumentGen.Analyzers.Flow.Values;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Analyzers.Flow.Sources;

/// <summary>Says of a symbol that is read, or a variable that is given a value, what is in question of it: by annotation, by the table of
/// known members, by type and by name.</summary>
/// <param name="compilation">The compilation.</param>
/// <param name="origins">Where origins are numbered.</param>
/// <param name="options">The project's options.</param>
/// <param name="context">The names around the code, by which tokens are told apart.</param>
/// <param name="hasLabels">Whether the code has labels: only then bounds are asked for.</param>
sealed class SourceReader(Compilation compilation, OriginTable origins, FlowOptions options, string context, bool hasLabels)
{
    readonly SourceCatalog _catalog = SourceCatalog.Of(compilation);

    /// <summary>Whether a declaration, or the type of its values, says that it is sensitive.</summary>
    public static bool IsMarked(ISymbol symbol) => Classifications.Has(symbol);

    /// <summary>What is in question of a field, property or method result.</summary>
    public FlowValue OfMember(ISymbol member, ITypeSymbol type, SyntaxNode syntax)
    {
        if (Classifications.IsAllowed(member) || IsText(member)) return FlowValue.Vouched;
        if (Annotated(member, syntax) is { } annotated) return new(annotated | ByLabel(member.Name, type, member.ContainingType, syntax, member) | ByType(type, syntax), false);
        IReadOnlyList<SourceRow> rows = _catalog.Find(member.ContainingType, member is IPropertySymbol { IsIndexer: true } ? "[]" : member.Name);
        if (rows.Count > 0) return OfRows(rows, syntax);
        if (options.BoundedMembers.Count > 0 && options.BoundedMembers.Contains(SymbolText.FullName(member.ContainingType) + "." + member.Name)) return FlowValue.Vouched;
        string name = member is IMethodSymbol ? Noun(member.Name) : member.Name;
        OriginSet set = ByName(name, type, member.ContainingType, syntax, member) | ByType(type, syntax);
        if (member is not IMethodSymbol) set |= ByLabel(name, type, member.ContainingType, syntax, member);
        return new(set, false);
    }

    /// <summary>What is in question of a parameter as the caller hands it in.</summary>
    public FlowValue OfParameter(IParameterSymbol parameter)
    {
        if (Classifications.IsAllowed(parameter)) return FlowValue.Vouched;
        SyntaxNode? syntax = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (Annotated(parameter, syntax) is { } annotated) return new(annotated | ByLabel(parameter.Name, parameter.Type, null, syntax, parameter) | ByType(parameter.Type, syntax, parameter), false);
        OriginSet set = ByName(parameter.Name, parameter.Type, null, syntax, parameter) | ByType(parameter.Type, syntax, parameter);
        bool isBounded = AttributeReader.Has(parameter, "System.ComponentModel.DataAnnotations.AllowedValuesAttribute")
            || AttributeReader.Has(parameter, "System.Runtime.CompilerServices.CallerMemberNameAttribute");
        if (!isBounded) set |= ByLabel(parameter.Name, parameter.Type, null, syntax, parameter);
        return new(set, false);
    }

    /// <summary>What a variable's name adds to the value that it is given: nothing where that is vouched for.</summary>
    public FlowValue Named(ILocalSymbol local, FlowValue value, SyntaxNode syntax)
    {
        // A lock's own variable has no name.
        if (string.IsNullOrEmpty(local.Name) || value.IsVouched || !(value.Origins & origins.Private).IsEmpty) return value;
        OriginSet set = Annotated(local, syntax) ?? ByName(local.Name, local.Type, null, syntax, local);
        if ((value.Origins & origins.Growing).IsEmpty)
        {
            set |= ByType(local.Type, syntax, local);
            if (options.Labels.BoundOf(local.Name) == LabelBound.Unbounded) set |= ByLabel(local.Name, local.Type, null, syntax, local);
        }

        return value with { Origins = value.Origins | set };
    }

    /// <summary>What a key tells of the value that is looked up by it.</summary>
    public OriginSet OfKey(string key, ITypeSymbol type, SyntaxNode syntax)
    {
        string name = key.Split(':', '/', '.').LastOrDefault() ?? key;
        if (name.StartsWith("X-", StringComparison.OrdinalIgnoreCase)) name = name.Substring(2);
        // Claims are called by addresses: http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name.
        if (name is "name" or "upn" && key.StartsWith("http://schemas.", StringComparison.Ordinal)) name = "user name";
        if (name.Equals("Forwarded-For", StringComparison.OrdinalIgnoreCase)) name = "client ip";
        return ByName(name, type, null, syntax, null, key);
    }

    /// <summary>What text shows that is made of an object.</summary>
    /// <param name="type">The object's type.</param>
    /// <param name="asText">Whether it is the object's own text, or all its members as JSON.</param>
    /// <param name="syntax">The object.</param>
    public OriginSet OfObject(ITypeSymbol type, bool asText, SyntaxNode syntax) =>
        ObjectGraph.Of(compilation, options).Find(type, asText) is { } member
            ? origins.Add(new(member.Kind, Subject(syntax, null), $"holds '{member.Path}', which {member.Reason}", syntax) { IsMember = true, IsSecret = member.IsSecret })
            : OriginSet.Empty;

    public OriginSet ByType(ITypeSymbol type, SyntaxNode? syntax, ISymbol? symbol = null)
    {
        if (!hasLabels || options.BoundedTypes.Contains(type.ToDisplayString())) return OriginSet.Empty;
        string? what = UnboundedTypes.Describe(TypeShape.NotNull(type));
        return what is null ? OriginSet.Empty : origins.Add(new(OriginKind.Unbounded, Subject(syntax, symbol), what, syntax, symbol));
    }

    FlowValue OfRows(IReadOnlyList<SourceRow> rows, SyntaxNode syntax)
    {
        OriginSet set = OriginSet.Empty;
        foreach (SourceRow row in rows)
        {
            if (row.Kind is not { } kind) return FlowValue.Vouched;
            bool isPrivate = kind <= OriginKind.PersonalName;
            if (isPrivate ? options.UsesNames : hasLabels) set |= origins.Add(new(kind, Subject(syntax, null), row.Reason, syntax));
        }

        return new(set, false);
    }

    /// <summary>What a table of the framework's holds under a key: a request's header, cookie or field.</summary>
    public FlowValue OfLookup(IMethodSymbol lookup, ITypeSymbol type, string? key, SyntaxNode syntax)
    {
        FlowValue found = _catalog.Find(lookup.ContainingType, "[]") is { Count: > 0 } rows ? OfRows(rows, syntax) : FlowValue.Unknown;
        return found.IsVouched || key is null ? found : found with { Origins = found.Origins | OfKey(key, type, syntax) };
    }

    // ErrorMessages.InvalidToken, HeaderNames.Authorization, static readonly string Reports = "reports": texts and names, not values.
    static bool IsText(ISymbol member) =>
        member is { IsStatic: true } and (IFieldSymbol or IPropertySymbol)
        && (Array.IndexOf(SensitiveLexicon.TextTables, NameWords.Split(member.ContainingType?.Name ?? "").LastOrDefault()) >= 0
            || (member is IFieldSymbol { IsReadOnly: true, Type.SpecialType: SpecialType.System_String, DeclaringSyntaxReferences: [var reference, ..] }
                && reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax }));

    OriginSet? Annotated(ISymbol symbol, SyntaxNode? syntax)
    {
        if (Classifications.Find(symbol) is { } found && !options.IgnoredClassifications.Contains(found.Name))
        {
            return origins.Add(new(OriginKind.Annotated, Subject(syntax, symbol), $"is marked [{found.Name}]", syntax, symbol) { IsSecret = found.IsSecret, IsFrameworks = found.IsFrameworks });
        }

        return options.SensitiveTypes.Count > 0 && TypeOf(symbol) is { } type && options.SensitiveTypes.Contains(type.ToDisplayString())
            ? origins.Add(new(OriginKind.Annotated, Subject(syntax, symbol), $"is a {type.Name}", syntax, symbol))
            : null;
    }

    OriginSet ByName(string name, ITypeSymbol type, INamedTypeSymbol? container, SyntaxNode? syntax, ISymbol? symbol, string? subject = null)
    {
        if (!options.UsesNames || !(CarrierTypes.IsText(type) || (CarrierTypes.IsNumber(type) && SensitiveNames.MayBeNumber(name)) || (CarrierTypes.IsDate(type) && SensitiveNames.MayBeDate(name)))) return OriginSet.Empty;
        return options.Sensitive.TierOf(name, container, context) switch
        {
            NameTier.Secret => origins.Add(new(OriginKind.SecretName, subject ?? Subject(syntax, symbol), "looks like a secret", syntax, symbol)),
            NameTier.Personal => origins.Add(new(OriginKind.PersonalName, subject ?? Subject(syntax, symbol), "looks like personal data", syntax, symbol)),
            _ => OriginSet.Empty,
        };
    }

    OriginSet ByLabel(string name, ITypeSymbol type, INamedTypeSymbol? container, SyntaxNode? syntax, ISymbol? symbol)
    {
        if (!hasLabels) return OriginSet.Empty;
        bool isText = type.SpecialType == SpecialType.System_String;
        if (!isText && type.SpecialType is not (>= SpecialType.System_Int32 and <= SpecialType.System_UInt64)) return OriginSet.Empty;
        Origin? origin = options.Labels.BoundOf(name, container) switch
        {
            LabelBound.Unbounded => new(OriginKind.Unbounded, Subject(syntax, symbol), "has values without end", syntax, symbol),
            LabelBound.Data => new(OriginKind.DataBounded, Subject(syntax, symbol), "has as many values as there is data", syntax, symbol),
            _ when isText && symbol is not IFieldSymbol { IsConst: true } => new(OriginKind.FreeText, Subject(syntax, symbol), "is text that nothing bounds", syntax, symbol),
            _ => null,
        };
        return origin is null ? OriginSet.Empty : origins.Add(origin);
    }

    static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        IParameterSymbol parameter => parameter.Type,
        ILocalSymbol local => local.Type,
        IMethodSymbol method => method.ReturnType,
        _ => null,
    };

    // What a method gives: GetApiKeyAsync gives an api key.
    static string Noun(string method)
    {
        string[] words = NameWords.Split(method);
        int end = words.Length > 1 && words[words.Length - 1] == "async" ? words.Length - 1 : words.Length;
        int start = end > 1 && words[0] is "get" or "read" or "fetch" or "load" or "find" or "resolve" or "decrypt" or "unprotect" or "generate" or "create" or "issue" or "acquire" ? 1 : 0;
        return start == 0 ? "" : string.Join(" ", words, start, end - start);
    }

    static string Subject(SyntaxNode? syntax, ISymbol? symbol)
    {
        if (symbol is IParameterSymbol or ILocalSymbol) return symbol.Name;
        string text = syntax?.ToString() ?? symbol?.Name ?? "";
        return text.Length <= 60 && text.IndexOf('\n') < 0 ? text : symbol?.Name ?? text.Substring(0, 57).Replace("\n", " ") + "...";
    }
}
