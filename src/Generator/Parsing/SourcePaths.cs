namespace InstrumentGen.Generator.Parsing;

/// <summary>File paths for telemetry: relative, with forward slashes, never those of a build machine.</summary>
static class SourcePaths
{
    /// <summary>The path below the root; only the file's name where it lies elsewhere.</summary>
    public static string Relative(string path, string root)
    {
        string file = path.Replace('\\', '/');
        string directory = root.Replace('\\', '/').TrimEnd('/');
        if (directory.Length > 0 && file.Length > directory.Length + 1
            && file[directory.Length] == '/' && file.StartsWith(directory, StringComparison.OrdinalIgnoreCase))
        {
            return file.Substring(directory.Length + 1);
        }

        // Deterministic builds map the root to /_/ before we see it.
        if (file.StartsWith("/_/", StringComparison.Ordinal)) return file.Substring(3);
        bool isAbsolute = file.StartsWith("/", StringComparison.Ordinal) || (file.Length > 1 && file[1] == ':');
        return isAbsolute ? file.Substring(file.LastIndexOf('/') + 1) : file;
    }
}
