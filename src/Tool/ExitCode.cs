namespace InstrumentGen.Tool;

/// <summary>What the tool ends with.</summary>
static class ExitCode
{
    /// <summary>All was done.</summary>
    public const int Success = 0;

    /// <summary>What was given cannot be used: a file, or an argument. Nothing was written but the reasons, to the error stream.</summary>
    public const int Failure = 1;

    /// <summary>An audit trail is not as it was written.</summary>
    public const int Damaged = 2;

    /// <summary>Stopped by Ctrl+C, as shells number it.</summary>
    public const int Canceled = 130;
}
