using System.Diagnostics;

namespace InstrumentGen;

/// <summary>What is left of a call that ends with its task. It is less than the call: each suspended call holds one on the heap, and with the whole call in
/// it a follower was 40 bytes larger.</summary>
readonly struct FollowedCall(OperationProbe probe, Activity? span, Activity? parent, long started, bool inCells, bool inMeter, bool inGauge)
{
    /// <summary>The call again, on the thread that completes the task.</summary>
    internal OperationCall Resume(AuditedCall? audited = null) => OperationCall.Resume(probe, inCells, span, parent, started, inMeter, inGauge, audited);
}
