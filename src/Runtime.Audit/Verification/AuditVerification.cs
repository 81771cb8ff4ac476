namespace InstrumentGen.Audit;

/// <summary>What a verification has found.</summary>
public sealed class AuditVerification
{
    internal AuditVerification(AuditProblem? problem) => Problem = problem;

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsIntact => Problem is null;

    /// <summary>The first thing that is wrong; <see langword="null"/> where nothing is.</summary>
    public AuditProblem? Problem { get; }

    /// <summary>The trail's id, as 32 hexadecimal digits; empty where it could not be read.</summary>
    public string TrailId { get; internal init; } = "";

    /// <summary>The sequence number of the first record of the files: greater than 1 where those before are in archives that were not given.</summary>
    public long FirstSequence { get; internal init; }

    /// <summary>The sequence number of the last record that was found good.</summary>
    public long LastSequence { get; internal init; }

    /// <summary>How many records were found good.</summary>
    public long Records { get; internal init; }

    /// <summary>Where the part of the trail ends that was found good, as <see cref="AuditVerificationOptions.ExpectHead"/> takes it: <c>sequence:hash</c>.</summary>
    public string Head { get; internal init; } = "";

    /// <summary>How many checkpoints were found good.</summary>
    public long Checkpoints { get; internal init; }

    /// <summary>The last record that a checkpoint vouches for whose key is one of <see cref="AuditVerificationOptions.PublicKeys"/>; <see langword="null"/> where there is none. Records
    /// behind it can be rewritten by whoever can write the file.</summary>
    public long? SignedThrough { get; internal init; }
}
