namespace InstrumentGen.Audit;

/// <summary>Files and folders that their owner alone may use. What SQLite makes beside a database has the database's rights.</summary>
static class OwnerOnly
{
    const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute;

    /// <summary>Makes the folder of a file, and those above it, where there are none.</summary>
    internal static void MakeFolderOf(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        if (Directory.Exists(folder)) return;
        MakeFolderOf(folder);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, FolderMode);
    }

    /// <summary>Makes an empty file, where there is none.</summary>
    internal static void MakeFile(string path) => Open(path, FileShare.ReadWrite).Dispose();

    /// <summary>Opens a file to write it; makes it where there is none.</summary>
    internal static FileStream Open(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = System.IO.FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = FileMode;
        return new FileStream(path, options);
    }
}
