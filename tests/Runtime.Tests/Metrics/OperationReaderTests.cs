namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class OperationReaderTests
{
    readonly InstrumentationScope _scope = Scopes.New();

    [Fact]
    public void Read_Calls_AreCountedByOutcome()
    {
        OperationProbe probe = _scope.Metered("order.place");
        using var reader = new OperationReader();
        for (int call = 0; call < 5; call++) Call(probe);
        for (int call = 0; call < 3; call++) Call(probe, new IOException());
        for (int call = 0; call < 2; call++) Call(probe, new OperationCanceledException());
        Call(probe, new TimeoutException());
        OperationSnapshot snapshot = reader.ReadOne(_scope);
        Assert.Equal((_scope.Name, "order.place"), (snapshot.Scope, snapshot.Operation));
        Assert.Equal(11, snapshot.Count);
        Assert.Equal([5, 4, 2], new[] { Outcome.Ok, Outcome.Error, Outcome.Canceled }.Select(snapshot.CountOf));
        Assert.Equal(
            [
                (Outcome.Ok, null, 5),
                (Outcome.Error, "System.IO.IOException", 3),
                (Outcome.Error, "System.TimeoutException", 1),
                (Outcome.Canceled, null, 2),
            ],
            snapshot.Outcomes.Select(static one => (one.Outcome, one.ErrorType, one.Duration.Count)));
    }

    [Fact]
    public void Read_OperationNeverCalled_IsAbsent()
    {
        using var reader = new OperationReader();
        _ = _scope.Metered();
        Assert.Empty(reader.ReadAll(_scope));
    }

    [Fact]
    public void Read_CallInFlight_IsActiveAndNotCounted()
    {
        OperationProbe probe = _scope.Metered();
        using var reader = new OperationReader();
        var gate = new TaskCompletionSource();
        Task call = Woven.CallAsync(probe, () => gate.Task);
        Assert.Equal((1, 0), (reader.ReadOne(_scope).Active, reader.ReadOne(_scope).Count));
        Assert.Empty(reader.ReadOne(_scope).Outcomes);
        gate.SetResult();
        Assert.True(call.IsCompleted);
        Assert.Equal((0, 1), (reader.ReadOne(_scope).Active, reader.ReadOne(_scope).Count));
    }

    [Fact]
    public void Read_TwoReaders_SeeTheSame()
    {
        OperationProbe probe = _scope.Metered();
        using var first = new OperationReader();
        using var second = new OperationReader();
        Call(probe);
        Assert.Equal((1, 1), (first.ReadOne(_scope).Count, second.ReadOne(_scope).Count));
    }

    [Fact]
    public void Dispose_OneOfTwoReaders_LeavesTheOtherCounting()
    {
        OperationProbe probe = _scope.Metered();
        using var stays = new OperationReader();
        var leaves = new OperationReader();
        leaves.Dispose();
        leaves.Dispose();
        Call(probe);
        Assert.Equal(1, stays.ReadOne(_scope).Count);
    }

    [Fact]
    public void Dispose_TheLastReader_StopsCountingAndKeepsTheFigures()
    {
        OperationProbe probe = _scope.Metered();
        using (new OperationReader()) Call(probe);
        Call(probe);
        using var later = new OperationReader();
        Assert.Equal(1, later.ReadOne(_scope).Count);
        Call(probe);
        Assert.Equal(2, later.ReadOne(_scope).Count);
    }

    [Fact]
    public void Dispose_MidCall_CountsTheCallThatHadBegun()
    {
        OperationProbe probe = _scope.Metered();
        var leaves = new OperationReader();
        Woven.Call(probe, leaves.Dispose);
        using var later = new OperationReader();
        Assert.Equal((1, 0), (later.ReadOne(_scope).Count, later.ReadOne(_scope).Active));
    }

    [Fact]
    public void Reader_ComingMidCall_DoesNotCountThatCall()
    {
        OperationProbe probe = _scope.Metered();
        using var meter = new MeterRecorder(_scope);
        OperationReader? comes = null;
        Woven.Call(probe, () => comes = new OperationReader());
        using (comes) Assert.Empty(comes!.ReadAll(_scope));
    }

    [Fact]
    public void Read_AfterDispose_Throws()
    {
        var reader = new OperationReader();
        reader.Dispose();
        Assert.Throws<ObjectDisposedException>(reader.Read);
    }

    [Fact]
    public void Read_ProbesOfTheSameName_AreMerged()
    {
        OperationProbe one = _scope.Metered("same"), two = _scope.Metered("same");
        using var reader = new OperationReader();
        Call(one);
        Call(two, new IOException());
        Call(two);
        OperationSnapshot snapshot = reader.ReadOne(_scope);
        Assert.Equal((3, 2, 1), (snapshot.Count, snapshot.CountOf(Outcome.Ok), snapshot.CountOf(Outcome.Error)));
    }

    [Fact]
    public void Read_SameScopeInTwoVersions_IsMerged()
    {
        OperationProbe one = InstrumentationScope.Get(_scope.Name, "1").Metered();
        OperationProbe two = InstrumentationScope.Get(_scope.Name, "2").Metered();
        using var reader = new OperationReader();
        Call(one);
        Call(two);
        Assert.Equal(2, reader.ReadOne(_scope).Count);
    }

    [Fact]
    public void Read_SameNameWithOtherBuckets_Parts()
    {
        OperationProbe one = _scope.Metered("same", 1, 2);
        OperationProbe two = _scope.Metered("same", 1, 3);
        OperationProbe three = _scope.Metered("same", 1, 2);
        using var reader = new OperationReader();
        Call(one);
        Call(two);
        Call(three);
        OperationSnapshot[] snapshots = reader.ReadAll(_scope);
        Assert.Equal(2, snapshots.Length);
        Assert.Equal(2, Assert.Single(snapshots, static one => one.Duration.Bounds[1] == 2).Count);
        Assert.Equal(1, Assert.Single(snapshots, static one => one.Duration.Bounds[1] == 3).Count);
    }

    [Fact]
    public void Read_SeveralScopesAndOperations_AreInOrdinalOrder()
    {
        string name = _scope.Name;
        (string Scope, string Operation)[] expected = [($"{name}.A", "Z"), ($"{name}.A", "a"), ($"{name}.a", "B"), ($"{name}.a", "b")];
        using var reader = new OperationReader();
        foreach ((string scope, string operation) in expected.Reverse()) Call(InstrumentationScope.Get(scope).Metered(operation));
        var ours = reader.Read().Where(one => one.Scope.StartsWith($"{name}.", StringComparison.Ordinal));
        Assert.Equal(expected, ours.Select(static one => (one.Scope, one.Operation)));
    }

    [Fact]
    public void Read_WhileOperationsAreDefined_SeesEachInTheEnd()
    {
        using var reader = new OperationReader();
        Threads.RunAll([.. Enumerable.Range(0, 4).Select(thread => new Action(() =>
        {
            for (int index = 0; index < 50; index++)
            {
                Call(_scope.Metered($"{thread}.{index}"));
                _ = reader.Read();
            }
        }))]);
        Assert.Equal(4 * 50, reader.ReadAll(_scope).Count(static one => one.Count == 1));
    }

    static void Call(OperationProbe probe, Exception? end = null) =>
        Assert.Same(end, Record.Exception(() => Woven.Call(probe, () =>
        {
            if (end is not null) throw end;
        })));
}
