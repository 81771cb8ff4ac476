using System.Net;

namespace Shop.Demo;

/// <summary>Counts what became of the requests, from many customers at once.</summary>
sealed class RequestTally
{
    readonly int[] _byStatus = new int[600];
    int _aborted;

    public int OrdersPlaced => Of(HttpStatusCode.Created);

    public int Declined => Of(HttpStatusCode.PaymentRequired);

    public int Conflicts => Of(HttpStatusCode.Conflict);

    public int Unavailable => Of(HttpStatusCode.ServiceUnavailable);

    public int Aborted => Volatile.Read(ref _aborted);

    public int Total => _byStatus.Sum() + Aborted;

    /// <summary>Answers that no customer should ever get.</summary>
    public int Unexpected => Total - _byStatus[200..300].Sum() - Declined - Conflicts - Unavailable - Aborted;

    public void Add(HttpStatusCode status) => Interlocked.Increment(ref _byStatus[(int)status]);

    public void AddAborted() => Interlocked.Increment(ref _aborted);

    int Of(HttpStatusCode status) => Volatile.Read(ref _byStatus[(int)status]);
}
