namespace InstrumentGen.Audit;

/// <summary>Verifies trails: that no record was altered, removed, inserted or moved since it was written.</summary>
/// <remarks>
/// <para>A file is opened to be read alone, and may be written meanwhile: what is verified is the trail of one moment.</para>
/// <para>That records were cut off at the end shows only against a signed checkpoint that is left, or against <see cref="AuditVerificationOptions.ExpectHead"/>.</para>
/// </remarks>
/// <example>
/// <code>
/// AuditVerification found = AuditVerifier.Verify("audit.db", new AuditVerificationOptions { PublicKeys = { "audit-key.pub.pem" } });
/// Console.WriteLine(found.Problem?.Message ?? $"{found.Records} records are intact");
/// </code>
/// </example>
public static class AuditVerifier
{
    /// <summary>Verifies a file: a trail, or an archive of one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What it is held against; <see langword="null"/> for itself alone.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="AuditStoreException">The file cannot be read, or is no trail.</exception>
    /// <exception cref="AuditKeyException">A public key cannot be used.</exception>
    /// <exception cref="FormatException">The expected head is none.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static AuditVerification Verify(string path, AuditVerificationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Verify([path], options, cancellationToken);
    }

    /// <summary>Verifies archives of a trail and the trail itself, as one chain. They may come in any order.</summary>
    /// <param name="paths">The files: at least one.</param>
    /// <param name="options">What they are held against; <see langword="null"/> for themselves alone.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="paths"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no file.</exception>
    /// <exception cref="AuditStoreException">A file cannot be read, or is no trail.</exception>
    /// <exception cref="AuditKeyException">A public key cannot be used.</exception>
    /// <exception cref="FormatException">The expected head is none.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static AuditVerification Verify(IEnumerable<string> paths, AuditVerificationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        cancellationToken.ThrowIfCancellationRequested();
        using var run = new VerificationRun(options ?? new AuditVerificationOptions(), cancellationToken);
        List<(TrailDatabase Database, TrailHeader Header)> files = [];
        try
        {
            foreach (string path in paths) files.Add(Open(path));
            if (files.Count == 0) throw new ArgumentException("Name at least one file.", nameof(paths));
            foreach ((TrailDatabase database, TrailHeader header) in files.OrderBy(static file => file.Header.FirstSequence)) run.Walk(database, header);
            return run.Finish(files[^1].Database.Path);
        }
        catch (AuditTrailDamagedException exception)
        {
            return run.Result(exception.Problem);
        }
        finally
        {
            foreach ((TrailDatabase database, _) in files) database.Dispose();
        }
    }

    static (TrailDatabase Database, TrailHeader Header) Open(string path)
    {
        TrailDatabase database = TrailConnection.ToRead(Path.GetFullPath(path));
        try
        {
            database.HoldSnapshot();
            return (database, database.ReadHeader());
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
