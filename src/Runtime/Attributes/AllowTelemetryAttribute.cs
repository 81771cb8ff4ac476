namespace InstrumentGen;

/// <summary>Allows a value to reach telemetry, or all values inside a method or type, and says why. Rules about personal data, secrets and
/// labels without bound are then silent there.</summary>
/// <param name="reason">Why it may: for whoever reviews what telemetry holds. A blank reason allows nothing.</param>
/// <example>
/// <code>
/// void Login([AllowTelemetry("a pseudonym, see the privacy review of March")] string userName) => logger.LogInformation("{UserName} is in", userName);
/// </code>
/// </example>
[AttributeUsage(
    AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.ReturnValue
    | AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface
    | AttributeTargets.Assembly)]
public sealed class AllowTelemetryAttribute(string reason) : Attribute
{
    /// <summary>Why it may.</summary>
    public string Reason { get; } = reason;
}
