namespace InstrumentGen.Tool.Auditing;

/// <summary>A reading of trails, as an audited operation.</summary>
/// <param name="action">What is done, such as <c>audit.query</c>.</param>
/// <param name="trails">The trails that are read.</param>
/// <param name="reason">Why.</param>
/// <param name="arguments">The command's arguments, which say what is looked for.</param>
sealed class TrailAccess(string action, string trails, string? reason, string[] arguments)
{
    readonly OperationProbe _probe = InstrumentationScope.Get("InstrumentGen.Tool").Define(new OperationDefinition(action)
    {
        Audited = new OperationAuditDefinition(action) { Delivery = AuditDelivery.Guaranteed },
    });

    /// <summary>Runs what reads, once it is recorded that it will.</summary>
    public async Task<int> RunAsync(Func<Task<int>> read)
    {
        OperationCall call = _probe.Begin();
        try
        {
            TrailErrors.Told(() =>
            {
                AuditContent audit = call.Audit;
                audit.Actor(Environment.UserName);
                audit.Resource(trails);
                audit.Reason(reason);
                audit.Detail("arguments", string.Join(' ', arguments));
                audit.Begin();
                return true;
            });
            return await call.Follow(read());
        }
        catch (Exception exception) when (call.Fails(exception))
        {
            throw;
        }
        finally
        {
            call.End();
        }
    }
}
