namespace InstrumentGen.Behaviour.Tests.Subjects;

public class CardDeclinedException(string message) : Exception(message);

public sealed class CardExpiredException() : CardDeclinedException("expired");

/// <summary>Methods that end in every way.</summary>
public static class Till
{
    [Traced, Metered(Buckets = [0.001, 0.01]), Operation("till.charge", Expected = [typeof(CardDeclinedException)])]
    public static int Charge(Exception? failure) => failure is null ? 1 : throw failure;

    [Traced, Metered, Operation("till.refund")]
    public static async Task RefundAsync(Exception? failure, CancellationToken first, CancellationToken second)
    {
        await Task.Yield();
        first.ThrowIfCancellationRequested();
        second.ThrowIfCancellationRequested();
        if (failure is not null) throw failure;
    }

    [Traced, Metered, Operation("till.close")]
    public static void Close(CancellationToken cancellationToken) => throw new OperationCanceledException("closing");

    [Traced, Metered, Operation("till.open")]
    public static void Open() => throw new OperationCanceledException("opening");
}
