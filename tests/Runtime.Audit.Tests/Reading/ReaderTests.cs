using System.Text;
using InstrumentGen.Audit;

namespace InstrumentGen.Runtime.Audit.Tests;

public sealed class ReaderTests : IDisposable
{
    readonly Trail _trail = new();

    public ReaderTests()
    {
        using SqliteAuditStore store = _trail.Open();
        store.Append(
            Records.Json(1),
            Records.Json(2, actor: "bert"),
            Records.Json(3, action: "order.cancel"),
            Records.Json(4, resource: "order/2"),
            Records.Json(5, outcome: "failure"),
            Records.Json(6, actor: null));
    }

    public static TheoryData<AuditFilter, int[]> Filters => new()
    {
        { new AuditFilter(), [1, 2, 3, 4, 5, 6] },
        { new AuditFilter { Actor = "bert" }, [2] },
        { new AuditFilter { Action = "order.cancel" }, [3] },
        { new AuditFilter { Resource = "order/2" }, [4] },
        { new AuditFilter { Outcome = AuditOutcome.Failure }, [5] },
        { new AuditFilter { From = DateTimeOffset.UnixEpoch.AddSeconds(3), To = DateTimeOffset.UnixEpoch.AddSeconds(5) }, [3, 4] },
        { new AuditFilter { AfterSequence = 4 }, [5, 6] },
        { new AuditFilter { Actor = "anna", Action = "order.place", AfterSequence = 1, NewestFirst = true }, [5, 4] },
        { new AuditFilter { Actor = "ann" }, [] },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void Records_ThatFitTheFilter_AreRead(AuditFilter filter, int[] numbers) =>
        Assert.Equal(numbers, AuditReader.Read(_trail.Path, filter).Select(static entry => (int)entry.Sequence));

    [Fact]
    public void Entry_HasItsPlaceItsBytesAndWhatTheySay()
    {
        AuditEntry last = AuditReader.Read(_trail.Path, new AuditFilter { NewestFirst = true }).First();
        Assert.Equal($"6:{last.Hash}", _trail.Verify().Head);
        Assert.Equal(Records.Json(6, actor: null), Encoding.UTF8.GetString(last.Utf8.Span));
        Assert.Null(last.Record.Actor);
    }

    [Fact]
    public void Enumeration_GoesOnWhileRecordsAreAdded()
    {
        using SqliteAuditStore store = _trail.Open();
        int read = 0;
        foreach (AuditEntry entry in AuditReader.Read(_trail.Path))
        {
            read++;
            store.Append(Records.Json(100 + (int)entry.Sequence));
        }

        Assert.Equal(6, read);
        Assert.Equal(12, AuditReader.Read(_trail.Path).Count());
    }

    [Fact]
    public void Record_ThatIsNoJson_IsNamed()
    {
        using (SqliteAuditStore store = _trail.Open()) store.Append("{}");
        Assert.Equal(7, Assert.Throws<AuditTrailDamagedException>(() => AuditReader.Read(_trail.Path).Count()).Problem.Sequence);
    }

    public void Dispose() => _trail.Dispose();
}
