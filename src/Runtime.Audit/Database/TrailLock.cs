namespace InstrumentGen.Audit;

/// <summary>Keeps a trail to one writer: a lock of the operating system on a file beside it, which ends with its process, however that ends.</summary>
/// <remarks>It is no lock of SQLite's, which would keep readers out too. The file stays: to delete it would let two processes lock two files of one name.</remarks>
sealed class TrailLock : IDisposable
{
    const int LinuxWouldBlock = 11;
    const int MacWouldBlock = 35;
    const int WindowsSharingViolation = unchecked((int)0x80070020);

    readonly FileStream _file;

    TrailLock(FileStream file) => _file = file;

    /// <exception cref="AuditTrailInUseException">Somebody has it.</exception>
    /// <exception cref="AuditStoreException">The folder cannot be written.</exception>
    internal static TrailLock Take(string path)
    {
        try
        {
            OwnerOnly.MakeFolderOf(path);
            return new TrailLock(OwnerOnly.Open(path + ".lock", FileShare.None));
        }
        catch (IOException exception) when (exception.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation)
        {
            throw new AuditTrailInUseException(path, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AuditStoreException($"The audit trail '{path}' cannot be written: give this process the right to write in its folder, on a disk that is not mounted read-only. {exception.Message}", exception);
        }
    }

    public void Dispose() => _file.Dispose();
}
