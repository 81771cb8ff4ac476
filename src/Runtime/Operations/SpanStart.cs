using System.Diagnostics;

namespace InstrumentGen;

/// <summary>What a call gives its span to begin with: a name, a parent, links. Made by <see cref="OperationProbe.Span"/>, and by that empty, and
/// nothing ever put into it, while nobody listens to spans.</summary>
/// <remarks>None of its methods throws: links that cannot be read are counted in <see cref="TelemetryFailures"/>.</remarks>
/// <example>
/// <code>
/// var call = s_handleAsync.Begin(s_handleAsync.Span().ChildOf(sender).LinkedTo(causes));
/// </code>
/// </example>
public readonly record struct SpanStart
{
    static readonly SpanStart s_plain;

    internal SpanStart(bool isWanted) => IsWanted = isWanted;

    /// <summary>A span like any other of its operation.</summary>
    internal static ref readonly SpanStart Plain => ref s_plain;

    internal bool IsWanted { get; init; }

    internal string? Name { get; init; }

    internal ActivityContext Parent { get; init; }

    internal ActivityLink[]? Links { get; init; }

    /// <summary>Names the span.</summary>
    /// <param name="name">The name, one of few: who watches spans groups them by it.</param>
    /// <returns>The start with this name.</returns>
    public SpanStart Named(string name) => IsWanted ? this with { Name = name } : this;

    /// <summary>Makes the span a child of another, which may be in another process, and not of <see cref="Activity.Current"/>.</summary>
    /// <param name="parent">The other span. <see langword="null"/> and the default value name none, and change nothing.</param>
    /// <returns>The start with this parent.</returns>
    public SpanStart ChildOf(ActivityContext? parent) =>
        IsWanted && parent is { } context && Names(context) ? this with { Parent = context } : this;

    /// <inheritdoc cref="ChildOf(ActivityContext?)"/>
    public SpanStart ChildOf(Activity? parent) => IsWanted ? ChildOf(parent?.Context) : this;

    /// <summary>As <see cref="ChildOf(ActivityContext?)"/>, by the <c>traceparent</c> of the W3C Trace Context.</summary>
    /// <param name="traceparent">The text. One that is none changes nothing.</param>
    /// <returns>The start with this parent.</returns>
    public SpanStart ChildOf(string? traceparent) => IsWanted ? ChildOf(Parse(traceparent)) : this;

    /// <summary>Links the span to another.</summary>
    /// <param name="other">The other span. <see langword="null"/> and the default value name none, and change nothing.</param>
    /// <returns>The start with this link.</returns>
    public SpanStart LinkedTo(ActivityContext? other) => IsWanted && other is { } context ? LinkedTo(new ActivityLink(context)) : this;

    /// <inheritdoc cref="LinkedTo(ActivityContext?)"/>
    public SpanStart LinkedTo(Activity? other) => IsWanted ? LinkedTo(other?.Context) : this;

    /// <summary>As <see cref="LinkedTo(ActivityContext?)"/>, by the <c>traceparent</c> of the W3C Trace Context.</summary>
    /// <param name="traceparent">The text. One that is none changes nothing.</param>
    /// <returns>The start with this link.</returns>
    public SpanStart LinkedTo(string? traceparent) => IsWanted ? LinkedTo(Parse(traceparent)) : this;

    /// <summary>Adds a link, with its tags.</summary>
    /// <param name="link">The link. One to no span changes nothing.</param>
    /// <returns>The start with this link.</returns>
    public SpanStart LinkedTo(ActivityLink link) => IsWanted && Names(link.Context) ? this with { Links = [.. Links ?? [], link] } : this;

    /// <summary>Links the span to others.</summary>
    /// <param name="others">The other spans.</param>
    /// <returns>The start with these links.</returns>
    public SpanStart LinkedTo(IEnumerable<ActivityContext>? others) => IsWanted && others is not null ? LinkedToAll(others, static context => new ActivityLink(context)) : this;

    /// <summary>Adds links, with their tags.</summary>
    /// <param name="links">The links.</param>
    /// <returns>The start with these links.</returns>
    public SpanStart LinkedTo(IEnumerable<ActivityLink>? links) => IsWanted && links is not null ? LinkedToAll(links, static link => link) : this;

    SpanStart LinkedToAll<T>(IEnumerable<T> others, Func<T, ActivityLink> link)
    {
        try
        {
            ActivityLink[] links = [.. Links ?? [], .. others.Select(link).Where(static one => Names(one.Context))];
            return links.Length > 0 ? this with { Links = links } : this;
        }
        catch (Exception exception)
        {
            // A collection that another thread changes meanwhile throws.
            TelemetryFailures.Report(TelemetryFailure.SpanLinks, exception);
            return this;
        }
    }

    // What comes from elsewhere is somebody else's span: who samples by the parent must know.
    static ActivityContext? Parse(string? traceparent) =>
        ActivityContext.TryParse(traceparent, null, isRemote: true, out ActivityContext context) ? context : null;

    static bool Names(ActivityContext context) => context.TraceId != default && context.SpanId != default;
}
