namespace InstrumentGen.Generator.Model;

/// <summary>A call of an operation.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="Form">How the call is written.</param>
/// <param name="Version">The version of the location's encoding.</param>
/// <param name="Location">The location: a checksum of the file and a position, opaque; empty where the call cannot be intercepted.</param>
sealed record CallSiteModel(string OperationId, CallForm Form, int Version, string Location)
{
    /// <summary>Whether the call can be intercepted.</summary>
    public bool IsWoven => Location.Length > 0;

    /// <summary>A call that cannot be intercepted.</summary>
    public static CallSiteModel Missed(string operationId) => new(operationId, CallForm.Member, 0, "");
}

/// <summary>How a call is written: an interceptor must be declared alike.</summary>
enum CallForm
{
    /// <summary><c>receiver.Method(...)</c>, be it an instance method or an extension.</summary>
    Member,

    /// <summary><c>Type.Method(...)</c>.</summary>
    Static,
}
