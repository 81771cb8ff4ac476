namespace InstrumentGen.Generator.Model;

/// <summary>What an operation's calls leave in the audit trail.</summary>
/// <param name="Action">The action's name.</param>
/// <param name="Actor">Who acts; <see langword="null"/> where the declaration names nobody that can be read.</param>
/// <param name="Resource">What is acted on; <see langword="null"/> where nothing is named.</param>
/// <param name="Reason">Why; <see langword="null"/> where nothing is named.</param>
/// <param name="Details">The tags that are recorded, in the order of the method's parameters.</param>
/// <param name="Delivery">The name of the <c>AuditDelivery</c>.</param>
/// <param name="HasAttempt">Whether there is a record before the method runs.</param>
sealed record AuditedModel(
    string Action,
    AuditValueModel? Actor,
    AuditValueModel? Resource,
    AuditValueModel? Reason,
    EquatableArray<TagModel> Details,
    string Delivery,
    bool HasAttempt)
{
    /// <summary>The delivery that the trail chooses.</summary>
    public const string ByTrail = "ByTrail";

    /// <summary>The delivery that always has a record before the method runs.</summary>
    public const string Guaranteed = "Guaranteed";

    /// <summary>The values that have a place of their own in the record, with the name of that place.</summary>
    public IEnumerable<(string Part, AuditValueModel Value)> Values =>
        new (string Part, AuditValueModel? Value)[] { ("Actor", Actor), ("Resource", Resource), ("Reason", Reason) }.Where(static one => one.Value is not null).Select(static one => (one.Part, one.Value!));

    /// <summary>The details that are known at a time.</summary>
    public IEnumerable<TagModel> DetailsFrom(TagSource source) => Details.Where(detail => detail.Source == source);

    /// <summary>How the values are redacted that are.</summary>
    public IEnumerable<RedactionModel> Redactions => Values.Select(static one => one.Value.Redaction).Concat(Details.Select(static detail => detail.Redaction)).OfType<RedactionModel>();

    /// <summary>Whether the result is looked at.</summary>
    public bool LooksAtResult => Resource is { Origin: AuditOrigin.Result } || DetailsFrom(TagSource.Result).Any();
}
