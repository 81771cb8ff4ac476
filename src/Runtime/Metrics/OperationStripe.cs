namespace InstrumentGen;

/// <summary>What one thread has recorded of one operation. Cells appear with their first call.</summary>
sealed class OperationStripe
{
    // A call may begin on one thread and end on another, so a single stripe's figure can be negative; the sum over stripes is right.
    internal long Active;
    internal RedCell Ok;
    internal RedCell Canceled;
    internal readonly RedCell[] Errors = new RedCell[ErrorTypes.Slots];
}
