namespace InstrumentGen;

/// <summary>Records a parameter, the returned value, or a member of either as a tag of the span and as a detail of the audit record.</summary>
/// <remarks>
/// <para>It needs <see cref="TracedAttribute"/> or <see cref="AuditedAttribute"/> on the method. A parameter is read when the call begins, an <see langword="out"/> parameter
/// and the returned value (of a task, its result) when the call has succeeded; and only where somebody records the span's data or the call is audited.</para>
/// <para>Text, numbers, <see cref="bool"/>, enumerations, dates, identifiers and other types that have a text of their own can be recorded; of
/// anything else, a member is to be named: the printed form of a record or a collection is nobody's choice. Numbers and truth values keep their
/// type, enumerations give their names, dates ISO 8601; all else is its invariant text. What is <see langword="null"/> sets no tag.</para>
/// <para>What is annotated as sensitive is recorded as its <see cref="ClassifiedAttribute.Redaction"/> says; what is to be erased is refused and never read. A member that throws is counted in <see cref="TelemetryFailures"/> and sets no
/// tag.</para>
/// </remarks>
/// <example>
/// <code>
/// [Traced]
/// [return: Tag("order.id", Member = nameof(Order.Id))]
/// public Task&lt;Order&gt; PlaceAsync([Tag] Channel channel, [Tag("cart.lines", Member = "Lines.Count")] Cart cart) { ... }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue, AllowMultiple = true)]
public sealed class TagAttribute : Attribute
{
    /// <summary>A tag whose name is made of those of the parameter and the member.</summary>
    public TagAttribute()
    {
    }

    /// <summary>A tag of the given name.</summary>
    /// <param name="name">The name, best lower-case words joined by dots. Not blank, without control characters, unique in the
    /// operation.</param>
    public TagAttribute(string name) => Name = name;

    /// <summary>The tag's name.</summary>
    /// <value>The default, <see langword="null"/>, is the words of the parameter's name, then those of the member path, in lower case and
    /// joined by dots: <c>customer.id</c> for <c>customerId</c>. The returned value is called <c>result</c>.</value>
    public string? Name { get; }

    /// <summary>What is recorded of the value: a readable field or property, or a path of them joined by dots. It is bound when the
    /// project is built; <see langword="null"/> on the way sets no tag.</summary>
    /// <value>The default, <see langword="null"/>, is the value itself.</value>
    public string? Member { get; set; }

    /// <summary>Which of the method's signals record it.</summary>
    /// <value>The default is <see cref="InstrumentGen.Signals.All"/>.</value>
    public Signals Signals { get; set; } = Signals.All;
}
