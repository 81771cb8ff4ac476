namespace InstrumentGen.Generator.Model;

/// <summary>A value that has a place of its own in an audit record.</summary>
/// <param name="Written">The path as it is declared.</param>
/// <param name="Origin">What it is read from.</param>
/// <param name="Root">The parameter, escaped, or what names the static member; empty where the origin says it all.</param>
/// <param name="Path">What stands behind the origin to read the value: <c>?.Lines?.Count</c>.</param>
/// <param name="Accessor">How the member that the path begins at is read; <see langword="null"/> where generated code may name it.</param>
/// <param name="Redaction">How the value is redacted; <see langword="null"/> where it is recorded as it is.</param>
sealed record AuditValueModel(string Written, AuditOrigin Origin, string Root, string Path, MemberAccessorModel? Accessor = null, RedactionModel? Redaction = null);

/// <summary>What a value of an audit record is read from.</summary>
enum AuditOrigin
{
    /// <summary>A parameter, when the method is called.</summary>
    Argument,

    /// <summary>An <c>out</c> parameter, when it returns.</summary>
    Output,

    /// <summary>What the method returned, when its call has ended.</summary>
    Result,

    /// <summary>A member of the object that the method is called on.</summary>
    Receiver,

    /// <summary>A static member of the method's type.</summary>
    Type,

    /// <summary>The accessor of the trail itself.</summary>
    Trail,
}
