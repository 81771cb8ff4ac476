namespace InstrumentGen;

/// <summary>What becomes of characters of text that the line cannot hold as they are.</summary>
enum LogEscaping
{
    None,
    Json,
    Terminal,
}
