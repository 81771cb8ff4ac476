using InstrumentGen.Audit;
using Microsoft.Data.Sqlite;

namespace InstrumentGen.Tool.Tests.Harness;

/// <summary>A trail in a file, as an application leaves it.</summary>
sealed class RecordedTrail(string path)
{
    static readonly OperationProbe s_refund = InstrumentationScope.Get("Tests.Tool").Define(new OperationDefinition("order.refund")
    {
        Audited = new OperationAuditDefinition("order.refund") { Delivery = AuditDelivery.Queued },
    });

    public string Path => path;

    /// <summary>Records one success for each actor, in their order.</summary>
    public RecordedTrail Record(params string[] actors)
    {
        using AuditTrail trail = AuditTrail.Use(new SqliteAuditStore(new AuditStoreOptions { Path = path }));
        foreach (string actor in actors)
        {
            OperationCall call = s_refund.Begin();
            call.Audit.Actor(actor);
            call.Audit.Resource("order/42");
            call.Audit.Detail("note", "a,\"b\"");
            call.Audit.Begin();
            call.End();
        }

        return this;
    }

    /// <summary>Changes a record behind the trail's back.</summary>
    public void Alter(long sequence)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        string drop = Text("SELECT group_concat('DROP TRIGGER ' || name, ';') FROM sqlite_master WHERE type = 'trigger'");
        string create = Text("SELECT group_concat(sql, ';') FROM sqlite_master WHERE type = 'trigger'");
        using SqliteCommand change = connection.CreateCommand();
        change.CommandText = $"{drop}; UPDATE records SET record = CAST(replace(CAST(record AS TEXT), 'alice', 'mallo') AS BLOB) WHERE sequence = {sequence}; {create}";
        Assert.True(change.ExecuteNonQuery() >= 1);

        string Text(string sql)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = sql;
            return (string)command.ExecuteScalar()!;
        }
    }
}
