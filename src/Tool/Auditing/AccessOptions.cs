using System.CommandLine;
using InstrumentGen.Audit;

namespace InstrumentGen.Tool.Auditing;

/// <summary>The options that have the reading of a trail recorded in another one.</summary>
sealed class AccessOptions
{
    const string Variable = "INSTRUMENTGEN_AUDIT_ACCESS_TRAIL";

    readonly Option<string?> _trail = new("--access-trail")
    {
        Description = $"The trail that this reading is recorded in, before anything is read. Default: the environment variable {Variable}; without either, it is not recorded.",
        HelpName = "file",
    };

    readonly Option<string?> _reason = new("--reason") { Description = "Why the trail is read, for the access trail.", HelpName = "text" };

    public void AddTo(Command command)
    {
        command.Add(_trail);
        command.Add(_reason);
    }

    /// <summary>Records that trails are read, and reads them.</summary>
    /// <exception cref="InputException">It could not be recorded: nothing was read.</exception>
    public Task<int> RunAsync(ParseResult result, string action, string[] paths, Func<Task<int>> read)
    {
        string? trail = result.GetValue(_trail) ?? Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(trail)) return read();
        string full = Path.GetFullPath(trail);
        if (paths.Any(path => Path.GetFullPath(path) == full)) throw new InputException($"'{trail}' is read itself: give --access-trail another file.");
        return RecordedAsync(full, action, paths, result, read);
    }

    async Task<int> RecordedAsync(string trail, string action, string[] paths, ParseResult result, Func<Task<int>> read)
    {
        var store = TrailErrors.Told(() => new SqliteAuditStore(new AuditStoreOptions { Path = trail }));
        using AuditTrail access = AuditTrail.Use(store);
        return await new TrailAccess(action, string.Join(' ', paths.Select(Path.GetFullPath)), result.GetValue(_reason), [.. result.CommandResult.Children.Select(static child => child.ToString()!)]).RunAsync(read);
    }
}
