using System.Globalization;
using System.Text;
using InstrumentGen.Audit;
using Microsoft.Data.Sqlite;

namespace InstrumentGen.Runtime.Audit.Tests;

/// <summary>What a verifier says of a file, and what is in it.</summary>
static class Bits
{
    /// <summary>Whether the verifier finds the file intact; a refusal says that it does not.</summary>
    internal static bool IsFoundIntact(string path, out string what)
    {
        try
        {
            AuditVerification found = AuditVerifier.Verify(path);
            what = found.Problem?.Message ?? "It is intact.";
            return found.IsIntact;
        }
        catch (AuditStoreException exception)
        {
            what = exception.Message;
            return false;
        }
    }

    /// <summary>Everything that a trail says: the trail's row, its records, checkpoints and keys.</summary>
    internal static string Content(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        var content = new StringBuilder();
        foreach (string table in new[] { "trail", "records", "checkpoints", "keys" })
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY rowid";
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read()) Write(content, table, reader);
        }

        return content.ToString();
    }

    static void Write(StringBuilder content, string table, SqliteDataReader row)
    {
        content.Append(table);
        for (int column = 0; column < row.FieldCount; column++)
        {
            object value = row.GetValue(column);
            content.Append(CultureInfo.InvariantCulture, $" {(value is byte[] bytes ? Convert.ToHexString(bytes) : value)}");
        }

        content.Append('\n');
    }
}
