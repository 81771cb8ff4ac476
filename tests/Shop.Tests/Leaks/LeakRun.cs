using System.Net;
using Microsoft.Data.Sqlite;
using Shop.Storage;

namespace Shop.Tests.Leaks;

/// <summary>A folder for all that a shop leaves behind, a hostile client of it, and everything that came out.</summary>
sealed class LeakRun : IDisposable
{
    static readonly HttpStatusCode[] s_allAnswers =
    [
        HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.BadRequest, HttpStatusCode.PaymentRequired, HttpStatusCode.NotFound,
        HttpStatusCode.MethodNotAllowed, HttpStatusCode.Conflict, HttpStatusCode.UnsupportedMediaType, HttpStatusCode.InternalServerError,
        HttpStatusCode.ServiceUnavailable,
    ];

    readonly TemporaryDatabase _database = new();
    readonly List<(string Place, byte[] Content)> _output = [];
    HostileClient? _client;

    /// <summary>The settings that put all files into the folder.</summary>
    public string[] Arguments =>
    [
        "--urls=http://127.0.0.1:0",
        $"--Storage:Path={_database.Path}",
        $"--Audit:Path={Path.Combine(Folder, "trail.db")}",
        $"--Logs:Path={Path.Combine(Folder, "logs", "shop.json")}",
        "--Payments:Latency=00:00:00",
        "--Logging:LogLevel:Default=Trace",
    ];

    string Folder => Path.GetDirectoryName(_database.Path)!;

    /// <summary>Lets the client do its worst, with a database that loses its tables on the way.</summary>
    /// <returns>The last order.</returns>
    public async Task<string> AttackAsync(Uri shop)
    {
        _client = new HostileClient(shop);
        await _client.ShopAsync();
        await _client.MisbehaveAsync();
        Execute("ALTER TABLE Products RENAME TO Products2; ALTER TABLE CartLines RENAME TO CartLines2");
        await _client.MeetFailuresAsync();
        Execute("ALTER TABLE Products2 RENAME TO Products; ALTER TABLE CartLines2 RENAME TO CartLines");
        string order = await _client.BuyAsync();

        Add("the metrics", await _client.ReadMetricsAsync());
        Add("the answers", _client.Answers);
        AddFiles("while the shop runs");
        Assert.Superset(s_allAnswers.ToHashSet(), _client.Statuses.ToHashSet());
        return order;
    }

    public void Add(string place, string content) => _output.Add((place, System.Text.Encoding.UTF8.GetBytes(content)));

    /// <summary>Adds the database, the audit trail, what SQLite puts beside them, and the log. What locks the trail is empty, and nobody else can open it.</summary>
    public void AddFiles(string when)
    {
        foreach (string path in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(static path => !path.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            file.CopyTo(content);
            _output.Add(($"{Path.GetRelativePath(Folder, path)} {when}", content.ToArray()));
        }
    }

    /// <summary>The output of a place.</summary>
    public string Output(string place) => System.Text.Encoding.UTF8.GetString(_output.Last(one => one.Place.StartsWith(place, StringComparison.Ordinal)).Content);

    public void AssertNothingLeaked()
    {
        var search = new LeakSearch(_client!.AllPlanted);
        string[] found = [.. _output.SelectMany(one => search.Find(one.Place, one.Content))];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    public void Dispose()
    {
        _client?.Dispose();
        _database.Dispose();
    }

    void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_database.Path}");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"PRAGMA busy_timeout = 5000; {sql}";
        command.ExecuteNonQuery();
    }
}
