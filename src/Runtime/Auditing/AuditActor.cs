namespace InstrumentGen;

/// <summary>Sources of actors that are no path.</summary>
public static class AuditActor
{
    /// <summary>As <see cref="AuditedAttribute.Actor"/>: whom the trail's own <see cref="IAuditActorAccessor"/> names, which is that of the application's services.</summary>
    public const string Ambient = "<ambient>";
}
