using System.Globalization;
using Microsoft.Data.Sqlite;

namespace InstrumentGen.Audit;

/// <summary>The public keys that a trail's checkpoints are held against: those that whoever verifies trusts, and those that the file itself names, which find damage and prove nothing.</summary>
sealed class CheckpointKeys : IDisposable
{
    readonly Dictionary<string, AuditKey> _trusted = new(StringComparer.Ordinal);
    readonly Dictionary<string, AuditKey> _named = new(StringComparer.Ordinal);

    /// <exception cref="AuditKeyException">A key is of the wrong kind.</exception>
    internal CheckpointKeys(IEnumerable<string> trusted)
    {
        try
        {
            foreach (string pemOrPath in trusted) Add(_trusted, AuditKey.ToVerify(pemOrPath));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Whether anybody is trusted.</summary>
    internal bool IsTrustGiven => _trusted.Count > 0;

    internal bool IsTrusted(AuditCheckpoint checkpoint) => checkpoint.IsSigned && _trusted.ContainsKey(checkpoint.KeyId);

    /// <summary>Reads the keys that a file names.</summary>
    /// <exception cref="AuditTrailDamagedException">They are not those that were written.</exception>
    internal void Read(TrailDatabase database)
    {
        try
        {
            using Statement statement = database.Prepare("SELECT number, public_key FROM keys ORDER BY number");
            for (long number = 1; statement.Step(); number++)
            {
                if (statement.Int64(0) != number) throw database.Damaged("The keys of its checkpoints are not numbered as they were.");
                Add(_named, AuditKey.OfTrail(statement.Blob(1)));
            }
        }
        catch (AuditKeyException exception)
        {
            throw new AuditTrailDamagedException(new AuditProblem(AuditProblemKind.Structure, null, "A public key in it is garbled.", database.Path), exception);
        }
        catch (SqliteException exception)
        {
            throw TrailErrors.OfReading(database.Path, null, exception);
        }
    }

    /// <exception cref="AuditTrailDamagedException">The signature is not that of the checkpoint.</exception>
    internal void Check(AuditCheckpoint checkpoint, TrailHeader trail, string path)
    {
        string? wrong = checkpoint.Algorithm switch
        {
            AuditCheckpoint.Unsigned when checkpoint.KeyId.Length == 0 => checkpoint.Signature.Span.SequenceEqual(Digest.Hash(checkpoint.Text(trail)).ToArray()) ? null : "is not what its hash says",
            AuditCheckpoint.Ecdsa => Find(checkpoint.KeyId) is not { } key ? "is signed by a key that the trail does not name" : key.Verify(checkpoint.Text(trail), checkpoint.Signature.Span) ? null : "has a wrong signature",
            _ => "is signed in no way that is known",
        };
        if (wrong is null) return;
        string message = string.Create(CultureInfo.InvariantCulture, $"Checkpoint {checkpoint.Number}, of record {checkpoint.Sequence}, {wrong}: it was altered or forged.");
        throw new AuditTrailDamagedException(new AuditProblem(AuditProblemKind.Signature, checkpoint.Sequence, message, path));
    }

    public void Dispose()
    {
        foreach (AuditKey key in _trusted.Values.Concat(_named.Values)) key.Dispose();
    }

    AuditKey? Find(string id) => _trusted.GetValueOrDefault(id) ?? _named.GetValueOrDefault(id);

    static void Add(Dictionary<string, AuditKey> keys, AuditKey key)
    {
        if (!keys.TryAdd(key.Id, key)) key.Dispose();
    }
}
