namespace InstrumentGen.Audit;

/// <summary>What a verification is held against.</summary>
public sealed class AuditVerificationOptions
{
    /// <summary>The public keys that checkpoints may be signed with, in PEM form or as paths of files. With one, a trail is intact only where a checkpoint is signed with one of them.</summary>
    /// <value>The default is none: signatures are held against the keys that the file itself names, which finds damage and no forgery.</value>
    public IList<string> PublicKeys { get; } = [];

    /// <summary>A place that must be in the chain, as it was noted elsewhere: <c>hash</c> or <c>sequence:hash</c>, the hash as 64 hexadecimal digits.</summary>
    /// <value>The default is <see langword="null"/>: that records were cut off at the end is found only against a checkpoint that is left.</value>
    public string? ExpectHead { get; set; }

    /// <summary>Whether each record must also be the JSON of an audit record, which takes several times as long.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool ParseRecords { get; set; }

    /// <summary>Told how many records have been verified, every few thousand and at the end.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public IProgress<long>? Progress { get; set; }
}
