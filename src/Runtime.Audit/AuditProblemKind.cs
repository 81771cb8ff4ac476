namespace InstrumentGen.Audit;

/// <summary>What is wrong with a trail.</summary>
public enum AuditProblemKind
{
    /// <summary>A record is not what its hash says: it was altered, or it or another before it was inserted or exchanged.</summary>
    Altered,

    /// <summary>A record is missing before others.</summary>
    Missing,

    /// <summary>A record has a sequence number that does not belong in its place.</summary>
    OutOfOrder,

    /// <summary>Records are missing at the end, as a checkpoint or the expected head says.</summary>
    Truncated,

    /// <summary>A record cannot be read from the file.</summary>
    Unreadable,

    /// <summary>A checkpoint does not fit the records: they were written anew, or it was.</summary>
    Checkpoint,

    /// <summary>A checkpoint's signature is wrong.</summary>
    Signature,

    /// <summary>No checkpoint is signed by the key that was given.</summary>
    NotSigned,

    /// <summary>The expected head is not in the chain.</summary>
    Head,

    /// <summary>A record is not the JSON of an audit record: looked at where <see cref="AuditVerificationOptions.ParseRecords"/> says so.</summary>
    Content,

    /// <summary>The file's own structure is damaged, or files do not follow each other.</summary>
    Structure,
}
