namespace InstrumentGen.Audit;

/// <summary>Tells trails from other databases.</summary>
static class TrailIdentity
{
    /// <summary>Whether a database has nothing in it, as one that a process was about to make a trail when it was killed.</summary>
    internal static bool IsEmpty(TrailDatabase database) =>
        database.Number("PRAGMA application_id") == 0 && database.Number("PRAGMA user_version") == 0 && database.Number("SELECT count(*) FROM sqlite_schema") == 0;

    /// <exception cref="AuditStoreException">It is no trail, one of a later version, or one whose tables or triggers are not those that it was made with.</exception>
    internal static void Check(TrailDatabase database)
    {
        long application = database.Number("PRAGMA application_id");
        if (application != TrailSchema.ApplicationId)
        {
            throw new AuditStoreException(FormattableString.Invariant(
                $"'{database.Path}' is a SQLite database of something else (its application_id is 0x{application:x8}), and no audit trail; nothing was changed. Set AuditStoreOptions.Path to a file of its own."));
        }

        long version = database.Number("PRAGMA user_version");
        if (version != TrailSchema.Version)
        {
            throw new AuditStoreException(FormattableString.Invariant(
                $"The audit trail '{database.Path}' has the format {version}, and this version of InstrumentGen.Audit knows {TrailSchema.Version} alone: use the version that wrote it, or a later one."));
        }

        if (!ReadSchema(database).SetEquals(TrailSchema.Statements)) throw database.Damaged("Its tables and triggers are not those of an audit trail: something else has changed them.");
    }

    static HashSet<string> ReadSchema(TrailDatabase database)
    {
        var schema = new HashSet<string>(StringComparer.Ordinal);
        using Statement statement = database.Prepare("SELECT sql FROM sqlite_schema");
        while (statement.Step()) schema.Add(statement.IsNull(0) ? "" : statement.Text(0));
        return schema;
    }
}
