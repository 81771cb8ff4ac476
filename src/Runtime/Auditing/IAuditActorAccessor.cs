namespace InstrumentGen;

/// <summary>Knows who acts, where a method is not told: from the request, the session or the job.</summary>
/// <example>
/// <code>
/// sealed class RequestActor(IHttpContextAccessor http) : IAuditActorAccessor
/// {
///     public string? Actor =&gt; http.HttpContext?.User.Identity?.Name;
///
///     public string? ClientAddress =&gt; http.HttpContext?.Connection.RemoteIpAddress?.ToString();
/// }
///
/// services.AddSingleton&lt;IAuditActorAccessor, RequestActor&gt;();
/// </code>
/// </example>
public interface IAuditActorAccessor
{
    /// <summary>Who acts; <see langword="null"/> where that is not known. What it throws is counted, and the actor is unknown.</summary>
    string? Actor { get; }

    /// <summary>Where the request comes from; <see langword="null"/> where there is none.</summary>
    string? ClientAddress => null;
}
