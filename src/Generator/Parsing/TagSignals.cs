namespace InstrumentGen.Generator.Parsing;

/// <summary>The signals that record tags, by the values of <c>Signals</c>.</summary>
[Flags]
enum TagSignals
{
    None = 0,
    Span = 1,
    Audit = 2,
    All = Span | Audit,
}
