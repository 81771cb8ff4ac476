using System.Diagnostics;

namespace InstrumentGen;

/// <summary>The span, the correlation id and the baggage of the work at hand, for work that it leaves to others: what goes into a queue or a channel, or waits for a
/// timer. It is taken where the work is handed over, and holds no activity, so that the request may have ended when the work begins.</summary>
/// <remarks><c>Task.Run</c>, <c>Task.ContinueWith</c> and the like need none: they take the context along themselves.</remarks>
/// <example>
/// <code>
/// mails.Writer.TryWrite(new Mail(order, OperationContext.Capture()));
/// // ... and where it is read:
/// using (mail.Context.Begin()) await SendAsync(mail.Context.Parent, mail);
///
/// [Traced]                       // a span of the same trace; with Root = true and [SpanLink] one of its own, with a link
/// Task SendAsync([SpanParent] ActivityContext parent, Mail mail)
/// </code>
/// </example>
public readonly record struct OperationContext
{
    readonly CorrelationValues? _correlation;

    OperationContext(ActivityContext parent, CorrelationValues? correlation)
    {
        Parent = parent;
        _correlation = correlation;
    }

    /// <summary>The span that was current. <see cref="SpanParentAttribute">[SpanParent]</see> makes a span its child, <see cref="SpanLinkAttribute">[SpanLink]</see> links one to
    /// it.</summary>
    /// <value>The default of its type where none was, or where it is not of the W3C format.</value>
    public ActivityContext Parent { get; }

    /// <summary>The correlation id.</summary>
    /// <value><see langword="null"/> where there was none.</value>
    public string? CorrelationId => _correlation?.Id;

    /// <summary>Takes what is current.</summary>
    /// <returns>It.</returns>
    public static OperationContext Capture() =>
        new(Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Context : default, CorrelationContext.Current);

    /// <summary>Makes the correlation id and its baggage current, on the thread and in whatever it starts.</summary>
    /// <returns>Restores what was before, when it is disposed of.</returns>
    public CorrelationScope Begin() => CorrelationContext.Enter(_correlation);
}
