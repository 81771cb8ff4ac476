using System.Globalization;
using System.Text;
using InstrumentGen.Audit;

namespace InstrumentGen.Runtime.Audit.Tests;

/// <summary>Somebody who knows the format and has no key: alters a record and computes the chain anew behind it.</summary>
static class Rewriter
{
    internal static void Rewrite(Trail trail, long altered)
    {
        var hasher = new ChainHasher();
        ChainPosition position = ChainHasher.Genesis(Convert.FromHexString(trail.Verify().TrailId));
        List<string> changes = [];
        foreach (AuditEntry entry in AuditReader.Read(trail.Path))
        {
            byte[] record = entry.Sequence == altered ? Encoding.UTF8.GetBytes(Records.Json(999, actor: "nobody")) : entry.Utf8.ToArray();
            position = hasher.Next(position, record);
            changes.Add(string.Create(CultureInfo.InvariantCulture, $"UPDATE records SET record = x'{Convert.ToHexString(record)}', hash = x'{position.Hash}' WHERE sequence = {entry.Sequence}"));
        }

        trail.Tamper([.. changes]);
    }
}
