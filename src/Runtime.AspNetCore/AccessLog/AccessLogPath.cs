namespace InstrumentGen.AspNetCore;

/// <summary>What an access log says of the path of a request.</summary>
public enum AccessLogPath
{
    /// <summary>The pattern of the route that it matched, as <c>/customers/{id}</c>, and nothing of what no route matched: what stands in a path is the client's, and often
    /// somebody's name, number or token.</summary>
    Route,

    /// <summary>The path itself, percent-encoded, and the pattern.</summary>
    Full,
}
