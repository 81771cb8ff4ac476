namespace InstrumentGen.Audit;

/// <summary>A file that holds a closed part of a trail.</summary>
/// <param name="Path">The file.</param>
/// <param name="FirstSequence">The sequence number of its first record.</param>
/// <param name="LastSequence">The sequence number of its last record.</param>
/// <param name="Checkpoint">The checkpoint behind its last record, at which the trail goes on.</param>
public sealed record AuditArchive(string Path, long FirstSequence, long LastSequence, AuditCheckpoint Checkpoint)
{
    /// <summary>How many records it holds.</summary>
    public long Records => LastSequence - FirstSequence + 1;
}
