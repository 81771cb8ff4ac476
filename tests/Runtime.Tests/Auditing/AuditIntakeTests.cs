using System.Text;

namespace InstrumentGen.Runtime.Tests;

public class AuditIntakeTests
{
    const int Most = 1024;

    static readonly TimeSpan s_forever = TimeSpan.FromDays(1);

    readonly AuditQueue _queue = new(2 * Most);
    readonly AuditIntake _intake;

    public AuditIntakeTests() => _intake = new AuditIntake(_queue);

    [Fact]
    public void TryGrow_WhereARecordCameSince_TakesItBehindTheOthers()
    {
        Add("1");
        Assert.True(_intake.Take());
        Add("2");
        Add("3");
        Assert.True(_intake.TryGrow());
        Assert.Equal(["1", "2", "3"], Texts());
        Assert.False(_intake.TryGrow());
    }

    [Fact]
    public void TryGrow_WhereNobodyIsExpected_DoesNotWait()
    {
        Add("1");
        Assert.True(_intake.Take());
        Assert.False(_intake.TryGrow());
        _intake.Done();
        Add("2");
        Assert.True(_intake.Take());
        Assert.False(_intake.TryGrow());
        Assert.Equal(["2"], Texts());
    }

    [Fact]
    public void Done_OfGrownRecords_TellsAllOfTheirCallers()
    {
        AuditCompletion first = Add("1");
        Assert.True(_intake.Take());
        AuditCompletion second = Add("2");
        Assert.True(_intake.TryGrow());
        AuditCompletion third = Add("3");
        _intake.Done();
        Assert.Equal((true, true, false), (IsDurable(first), IsDurable(second), IsDurable(third)));
        Assert.Equal(1, _queue.Count);
    }

    [Fact]
    public void Failed_OfGrownRecords_GivesAttemptsUpAndTheOthersAgain()
    {
        Add("1");
        Assert.True(_intake.Take());
        AuditCompletion attempt = Add("2", isAttempt: true);
        Add("3");
        Assert.True(_intake.TryGrow());
        _intake.Failed(new IOException());
        Assert.True(attempt.TryWait(TimeSpan.Zero, out AuditSettlement settlement));
        Assert.IsType<IOException>(settlement.Failure);
        Assert.Equal(2, _queue.Held);
        Assert.True(_intake.Take());
        Assert.Equal(["1", "3"], Texts());
    }

    [Fact]
    public void TryGrow_OfAsManyAsABatchMayHave_LeavesTheRest()
    {
        for (int record = 0; record < Most - 1; record++) Add("{}");
        Assert.True(_intake.Take());
        Add("last");
        Add("left");
        Assert.True(_intake.TryGrow());
        Assert.False(_intake.TryGrow());
        Assert.Equal((Most, "last"), (Texts().Length, Texts()[^1]));
        _intake.Done();
        Assert.True(_intake.Take());
        Assert.Equal(["left"], Texts());
    }

    [Fact]
    public void TryGrow_OfAQueueThatIsClosed_DoesNotWaitForThoseWhoWereToldBefore()
    {
        Add("1");
        Add("2");
        Assert.True(_intake.Take());
        Add("3");
        _queue.Close();
        _intake.Done();
        Assert.True(_intake.Take());
        Assert.False(_intake.TryGrow());
        Assert.Equal(["3"], Texts());
    }

    [Fact]
    public void Done_OfCallersWhoComeAgain_ExpectsThemEachTime()
    {
        for (int batch = 0; batch < 50; batch++)
        {
            MakeDurable(callers: 3);
            Assert.Equal(3, _intake.Expected);
        }
    }

    [Fact]
    public void Done_OfCallersWhoDoNotComeAgain_SoonExpectsNobody()
    {
        int expected = 0;
        for (int batch = 0; batch < 200; batch++)
        {
            // Each time fewer come than were told before, until it begins anew.
            MakeDurable(callers: 40 - batch % 39);
            if (_intake.Expected > 0) expected++;
        }

        Assert.InRange(expected, 1, 20);
    }

    [Fact]
    public void Done_OfCallersWhoComeAgainLater_ExpectsThemAgain()
    {
        for (int batch = 0; batch < 38; batch++) MakeDurable(callers: 40 - batch);
        for (int batch = 0; batch < 70; batch++) MakeDurable(callers: 3);
        Assert.Equal(3, _intake.Expected);
        MakeDurable(callers: 3);
        Assert.Equal(3, _intake.Expected);
    }

    void MakeDurable(int callers)
    {
        for (int caller = 0; caller < callers; caller++) Add("{}");
        Assert.True(_intake.Take());
        while (_intake.TryGrow())
        {
        }

        _intake.Done();
    }

    AuditCompletion Add(string record, bool isAttempt = false)
    {
        var completion = new AuditCompletion(_queue.Bell);
        Assert.True(_queue.TryAdd(Encoding.UTF8.GetBytes(record), completion, isAttempt, s_forever));
        return completion;
    }

    string[] Texts() => [.. _intake.Records.ToArray().Select(static record => Encoding.UTF8.GetString(record.Span))];

    static bool IsDurable(AuditCompletion completion) => completion.TryWait(TimeSpan.Zero, out AuditSettlement settlement) && settlement.IsDurable;
}
