using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Flow.Engine;

/// <summary>What the framework's methods pass on of what they are given, as data. A method that is not known passes on nothing: the reverse
/// drowns the truth, as <c>string.IsNullOrEmpty(email)</c> and <c>Authenticate(name, password).Id</c> show.</summary>
static class Transfers
{
    static readonly HashSet<string> s_all = new(StringComparer.Ordinal)
    {
        "System.String", "System.Text.StringBuilder", "System.Convert", "System.Text.Encoding", "System.Text.UTF8Encoding", "System.Uri", "System.UriBuilder", "System.IO.Path", "System.MemoryExtensions", "System.Tuple", "System.ValueTuple",
        "System.Text.Json.JsonSerializer", "Newtonsoft.Json.JsonConvert", "System.Collections.Generic.KeyValuePair", "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask", "System.Net.WebUtility", "System.Web.HttpUtility",
        "System.Text.CompositeFormat", "System.Array", "System.Buffer", "System.Collections.Immutable.ImmutableArray", "System.Collections.Immutable.ImmutableList", "Microsoft.Extensions.Primitives.StringValues", "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler",
        "System.Collections.Generic.List", "System.Collections.Generic.Dictionary", "System.FormattableString", "System.Runtime.CompilerServices.FormattableStringFactory", "System.Globalization.TextInfo", "Microsoft.AspNetCore.WebUtilities.QueryHelpers", "Microsoft.AspNetCore.Http.Extensions.QueryBuilder", "System.Text.Encodings.Web.UrlEncoder",
    };

    static readonly HashSet<string> s_source = new(StringComparer.Ordinal)
    {
        "ToString", "ToArray", "ToList", "ToHashSet", "ToDictionary", "AsEnumerable", "AsSpan", "AsMemory", "ToImmutableArray", "ToImmutableList", "AsReadOnly", "GetEnumerator", "GetAsyncEnumerator", "WithCancellation", "ConfigureAwait",
        "GetAwaiter", "GetResult", "First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault", "ElementAt", "ElementAtOrDefault", "Where", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Reverse",
        "Take", "Skip", "TakeLast", "SkipLast", "Distinct", "DistinctBy", "Concat", "Append", "Prepend", "Union", "Cast", "OfType", "DefaultIfEmpty", "Max", "Min", "MaxBy", "MinBy", "Chunk", "Clone", "GetValueOrDefault", "WaitAsync",
        "MapToIPv4", "MapToIPv6", "MoveNext", "Substring", "Trim", "Peek", "Dequeue", "Pop",
    };

    static readonly HashSet<string> s_lambda = new(StringComparer.Ordinal) { "Select", "SelectMany", "Aggregate", "Zip", "GroupBy", "ConvertAll", "Invoke", "Run", "StartNew", "ContinueWith" };

    static readonly HashSet<string> s_fills = new(StringComparer.Ordinal)
        { "Add", "AddRange", "Append", "AppendLine", "AppendFormat", "AppendJoin", "Insert", "Push", "Enqueue", "TryAdd", "AppendFormatted", "AppendLiteral", "Write", "WriteLine", "Prepend", "AddFirst", "AddLast", "Set" };

    static readonly HashSet<string> s_carried = new(StringComparer.Ordinal)
        { "Value", "Result", "Current", "Item", "Item1", "Item2", "Item3", "Item4", "Values", "HasValue", "Span", "Chars" };

    static readonly HashSet<string> s_lookups = new(StringComparer.Ordinal)
        { "GetEnvironmentVariable", "GetValue", "GetString", "GetSection", "FindFirst", "FindFirstValue", "GetSecret", "GetSecretAsync", "GetRequiredSection", "GetHeader", "GetValues", "Get", "GetProperty" };

    /// <summary>Which of the arguments a call's result is made of.</summary>
    public static Transfer Of(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.DelegateInvoke) return Transfer.None;
        if (s_lambda.Contains(method.Name) && (IsSequence(method) || method.ContainingType.Name is "Task" or "List" or "TaskFactory")) return Transfer.Lambda;
        // Of text all parts count: string.Concat and StringBuilder.Append are no sequences' Concat and Append.
        if (s_all.Contains(Name(method.ContainingType))) return Transfer.All;
        return s_source.Contains(method.Name) && IsFrameworks(method) ? Transfer.Source : Transfer.None;
    }

    /// <summary>Whether a constructor's object is what it is given.</summary>
    public static bool PassesOn(IMethodSymbol constructor)
    {
        INamedTypeSymbol type = constructor.ContainingType;
        return type.IsAnonymousType || type.IsTupleType || IsContainer(type) || s_all.Contains(Name(type)) || type.Name is "KeyValuePair" or "Lazy" or "Uri" or "StringValues" or "StringContent" or "QueryString" or "PathString";
    }

    /// <summary>Whether a property gives what its object was made of: an object's own property does not.</summary>
    public static bool PassesOn(IPropertySymbol property) =>
        (s_carried.Contains(property.Name) || property is { Name: "Key", ContainingType.Name: "IGrouping" } || property.IsIndexer || property.ContainingType.IsAnonymousType)
        && property.Name != "HasValue"
        && (IsFramework(property.ContainingType) || property.ContainingType.IsAnonymousType)
        && !Sources(property);

    /// <summary>Whether values of the type hold what was put into them.</summary>
    public static bool IsContainer(INamedTypeSymbol type) =>
        IsFramework(type) && (type.Name is "StringBuilder" or "DefaultInterpolatedStringHandler" or "UriBuilder" or "StringWriter"
            || type.ContainingNamespace.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal)
            || type.Name is "TagList" or "ActivityTagsCollection" or "RouteValueDictionary" or "LogInterpolatedStringHandler");

    /// <summary>Whether a call puts its arguments into its receiver.</summary>
    public static bool FillsReceiver(IMethodSymbol method) => s_fills.Contains(method.Name) && IsContainer(method.ContainingType)
        || (method.Name is "AppendFormatted" or "AppendLiteral" && method.ContainingType.Name.EndsWith("InterpolatedStringHandler", StringComparison.Ordinal));

    /// <summary>Whether a call runs its lambda with the elements of its receiver.</summary>
    public static bool IsSequence(IMethodSymbol method) =>
        method.ContainingType is { Name: "Enumerable" or "Queryable" or "List" or "AsyncEnumerable" or "ParallelEnumerable" or "Array" or "ImmutableArrayExtensions" };

    /// <summary>Whether a call looks something up by a constant name.</summary>
    public static bool LooksUp(IMethodSymbol method) => s_lookups.Contains(method.Name);

    /// <summary>Whether what a call gives is one of few: found in a table of the program's own.</summary>
    public static bool Bounds(IMethodSymbol method) =>
        (method.Name == "GetValueOrDefault" && method.Parameters.Length > (method.IsExtensionMethod ? 1 : 0) && IsFramework(method.ContainingType))
        || (method.Name is "Parse" or "TryParse" && method.ContainingType.SpecialType == SpecialType.System_Enum);

    // The lookup tables of a request hold what a client sends.
    static bool Sources(IPropertySymbol property) => property.ContainingType.Name is "IHeaderDictionary" or "IQueryCollection" or "IFormCollection" or "IRequestCookieCollection" or "IConfiguration" or "ISession";

    static bool IsFrameworks(IMethodSymbol method) => IsFramework(method.ContainingType) || method.Name == "ToString";

    static bool IsFramework(INamedTypeSymbol type)
    {
        for (INamespaceSymbol? space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space.ContainingNamespace is { IsGlobalNamespace: true }) return space.Name is "System" or "Microsoft";
        }

        return false;
    }

    static string Name(INamedTypeSymbol type) => type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{type.Name}" : type.Name;
}

/// <summary>Which of the arguments a call's result is made of.</summary>
enum Transfer
{
    None,
    All,

    /// <summary>The receiver, or an extension method's first argument.</summary>
    Source,

    /// <summary>What its lambda returns.</summary>
    Lambda,
}
