using System.Runtime.CompilerServices;

namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>One method, called as it is and audited: with an actor, a resource and two details.</summary>
static class AuditedCalls
{
    [Audited("order.refund", Actor = nameof(clerk), Resource = nameof(order), Delivery = AuditDelivery.Queued)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int Refund(Guid order, string clerk, [Tag] double amount, [Tag] int lines) => lines;

    static readonly Guid s_order = new("0f8fad5b-d9cb-469f-a165-70867728950e");

    public static void Audited(int times)
    {
        for (int index = 0; index < times; index++) Refund(s_order, "mia", 12.5, index);
    }
}
