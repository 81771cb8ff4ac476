namespace InstrumentGen.Audit;

/// <summary>What the file of a trail is made of. Archives have the same form.</summary>
static class TrailSchema
{
    /// <summary>SQLite's <c>application_id</c>: "IGAT".</summary>
    internal const long ApplicationId = 0x49474154;

    /// <summary>SQLite's <c>user_version</c>.</summary>
    internal const long Version = 1;

    /// <summary>The kind of a file that records are added to.</summary>
    internal const string Trail = "trail";

    /// <summary>The kind of a file that is closed for good. Words, since a flag would be another by one bit.</summary>
    internal const string Archive = "archive";

    // A REPLACE deletes without its trigger, so that insertions are watched too: a record can only follow the last one.
    internal static readonly string[] Statements =
    [
        "CREATE TABLE trail (id BLOB NOT NULL, first_sequence INTEGER NOT NULL, anchor BLOB NOT NULL, kind TEXT NOT NULL) STRICT",
        "CREATE TABLE records (sequence INTEGER PRIMARY KEY, record BLOB NOT NULL, hash BLOB NOT NULL) STRICT",
        "CREATE TABLE checkpoints (number INTEGER PRIMARY KEY, sequence INTEGER NOT NULL, hash BLOB NOT NULL, time TEXT NOT NULL, key_id TEXT NOT NULL, algorithm TEXT NOT NULL, signature BLOB NOT NULL) STRICT",
        "CREATE TABLE keys (number INTEGER PRIMARY KEY, public_key BLOB NOT NULL) STRICT",
        Refuse("trail_is_one", "INSERT ON trail WHEN EXISTS (SELECT 1 FROM trail)", "A file holds one trail."),
        Refuse("trail_is_kept", "DELETE ON trail", "A trail is never deleted."),
        Refuse(
            "trail_goes_on",
            "UPDATE ON trail WHEN NEW.id <> OLD.id OR (OLD.kind = 'archive' AND NEW.kind <> 'archive') OR NEW.first_sequence < OLD.first_sequence OR ((NEW.first_sequence <> OLD.first_sequence OR NEW.anchor <> OLD.anchor) AND NOT EXISTS (SELECT 1 FROM checkpoints WHERE sequence = NEW.first_sequence - 1 AND hash = NEW.anchor))",
            "A trail begins anew only behind a checkpoint."),
        Refuse("records_follow", "INSERT ON records WHEN (SELECT kind FROM trail) = 'archive' OR NEW.sequence <> coalesce((SELECT max(sequence) FROM records), (SELECT first_sequence FROM trail) - 1) + 1", "Audit records are only appended."),
        Refuse("records_stay", "UPDATE ON records", "Audit records are never changed."),
        Refuse("records_are_kept", "DELETE ON records WHEN OLD.sequence >= (SELECT first_sequence FROM trail)", "Audit records are deleted only when they have been archived."),
        Refuse("checkpoints_follow", "INSERT ON checkpoints WHEN (SELECT kind FROM trail) = 'archive' OR EXISTS (SELECT 1 FROM checkpoints WHERE number >= NEW.number)", "Checkpoints are only appended."),
        Refuse("checkpoints_stay", "UPDATE ON checkpoints", "Checkpoints are never changed."),
        Refuse("checkpoints_are_kept", "DELETE ON checkpoints WHEN OLD.sequence >= (SELECT first_sequence FROM trail) - 1", "Checkpoints are deleted only when they have been archived."),
        Refuse("keys_follow", "INSERT ON keys WHEN EXISTS (SELECT 1 FROM keys WHERE number >= NEW.number)", "Keys are only appended."),
        Refuse("keys_stay", "UPDATE ON keys", "Keys are never changed."),
        Refuse("keys_are_kept", "DELETE ON keys", "Keys are never deleted."),
    ];

    static string Refuse(string name, string change, string why) => $"CREATE TRIGGER {name} BEFORE {change} BEGIN SELECT RAISE(ABORT, '{why}'); END";
}
