using System.Diagnostics;

namespace InstrumentGen.Behaviour.Tests.Subjects;

/// <summary>Fails with as many exception types as there are types.</summary>
public static class Ledger
{
    [Traced(Kind = ActivityKind.Producer), Metered(Buckets = [0.001, 2]), Operation("ledger.write", Expected = [typeof(FullException)])]
    public static void Write(Exception? failure)
    {
        if (failure is not null) throw failure;
    }

    public sealed class FullException : Exception;

    public sealed class FailureException<T> : Exception;
}
