using System.CommandLine;

namespace InstrumentGen.Tool.Auditing;

/// <summary><c>audit</c>: verifies and reads audit trails.</summary>
static class AuditCommand
{
    public static Command Create() => new("audit", "Verifies, shows and exports audit trails, while they are written too.")
    {
        VerifyCommand.Create(),
        TailCommand.Create(),
        QueryCommand.Create(),
        ExportCommand.Create(),
    };
}
