using InstrumentGen.Audit;

namespace InstrumentGen.Tool.Auditing;

/// <summary>Turns what trails throw into what the user is told.</summary>
static class TrailErrors
{
    public static T Told<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (AuditTrailDamagedException exception)
        {
            throw new InputException(exception.Problem.Message, ExitCode.Damaged);
        }
        catch (Exception exception) when (exception is AuditStoreException or AuditKeyException or FormatException or AuditUnavailableException)
        {
            throw new InputException(exception.InnerException is { } inner && exception is AuditUnavailableException ? $"{exception.Message} {inner.Message}" : exception.Message);
        }
    }

    /// <summary>As <see cref="Told{T}"/>, of each step of an enumeration.</summary>
    public static IEnumerable<T> Told<T>(IEnumerable<T> sequence)
    {
        using IEnumerator<T> steps = Told(sequence.GetEnumerator);
        while (Told(steps.MoveNext)) yield return steps.Current;
    }
}
