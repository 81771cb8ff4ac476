namespace InstrumentGen;

/// <summary>Options of <c>AddCompactJson</c>.</summary>
public sealed class CompactJsonOptions : LogOutputOptions
{
    /// <summary>Whether lines have the message itself, as <c>@m</c>, in place of its template: for readers that do not put the values into templates.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool RendersMessages { get; set; }
}
