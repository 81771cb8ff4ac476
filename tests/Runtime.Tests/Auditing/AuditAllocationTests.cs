using System.Runtime.CompilerServices;

namespace InstrumentGen.Runtime.Tests;

/// <summary>What queued records cost of the heap.</summary>
[Collection(ProcessWide.Name)]
public sealed class AuditAllocationTests : IDisposable
{
    const int Calls = 2_000;
    const int Rounds = 8;

    static readonly Guid s_id = new("0f8fad5b-d9cb-469f-a165-70867728950e");

    readonly NullStore _store = new();
    readonly AuditTrail _trail;
    readonly OperationProbe _probe = Scopes.New().Define(new OperationDefinition("Till.Refund") { Audited = new OperationAuditDefinition("order.refund") { Attempt = true } });

    // An attempt and an outcome of each call.
    public AuditAllocationTests() => _trail = AuditTrail.Use(_store, new AuditTrailOptions { Delivery = AuditDelivery.Queued, QueueCapacity = (2 * Calls) + 1 });

    public void Dispose()
    {
        _store.Open();
        _trail.Dispose();
    }

    [Fact]
    public void Records_ThatAreQueued_AllocateNothingInTheWholeProcess()
    {
        // As many slots as can be in use at once are made before: how many that is in a round is up to the writer's thread.
        Run(Calls);
        _store.Open();
        long least = long.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            Assert.True(_trail.Flush(Patience.Limit));
            Threads.CollectGarbage();
            long before = GC.GetTotalAllocatedBytes(precise: true);
            Run(Calls);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.Equal(0, least);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void Run(int calls)
    {
        for (int count = 0; count < calls; count++)
        {
            var call = _probe.Begin();
            try
            {
                if (call.Audit is { IsRecorded: true } audit)
                {
                    audit.Actor("alice");
                    audit.Resource(s_id);
                    audit.Detail("order.total", 12.5);
                    audit.Detail("lines", count);
                    audit.Begin();
                }
            }
            catch (Exception exception) when (call.Fails(exception)) { throw; }
            finally { call.End(); }
        }
    }

    sealed class NullStore : IAuditStore
    {
        readonly ManualResetEventSlim _open = new(false);

        internal void Open() => _open.Set();

        public void Append(AuditBatch batch) => _open.Wait();

        public void Dispose() => _open.Dispose();
    }
}
