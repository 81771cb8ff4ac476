namespace InstrumentGen;

// Calls that leave a record in the audit trail.
public partial struct OperationCall
{
    /// <summary>What the audit trail says of the call.</summary>
    public readonly AuditContent Audit => new(_audited);

    /// <summary>Lets an enumeration begin, as <see cref="AuditContent.Begin"/> does.</summary>
    internal readonly void Admit() => _audited?.Begin();

    /// <summary>As <see cref="EndWith"/>, for a call that ends when its outcome is durable.</summary>
    internal AuditReceipt EndAuditedWith(Task task, CallTokens tokens)
    {
        if (!task.IsCompletedSuccessfully) Fails(ExceptionOf(task), tokens);
        return FinishRecorded(_stripe, System.Diagnostics.Stopwatch.GetTimestamp() - _started);
    }

    Task LeaveTo(AuditedFollower follower)
    {
        _isFollowed = true;
        follower.Start();
        return follower.Task;
    }

    Task<TResult> LeaveTo<TResult>(AuditedFollower<TResult> follower)
    {
        _isFollowed = true;
        follower.Start();
        return follower.Task;
    }
}
