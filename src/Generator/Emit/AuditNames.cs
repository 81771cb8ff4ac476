using InstrumentGen.Generator.Model;

namespace InstrumentGen.Generator.Emit;

/// <summary>How code that records an operation's calls names what their audit records need.</summary>
/// <param name="Signals">What is recorded.</param>
/// <param name="Probe">The probe.</param>
/// <param name="Call">The variable of the call.</param>
/// <param name="Audit">A variable for its record.</param>
/// <param name="Receiver">The object that the method is called on.</param>
/// <param name="Accessors">What the names of accessors of members begin with.</param>
sealed record AuditNames(SignalModel Signals, string Probe, string Call, string Audit, string Receiver, string Accessors)
{
    public static AuditNames Of(OperationModel operation, string probe, string call, string accessors) => new(
        operation.Signals,
        probe,
        call,
        TargetText.Local(operation.Target, "audit"),
        TargetText.Self(operation.Target),
        accessors);
}
