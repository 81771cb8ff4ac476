namespace InstrumentGen;

/// <summary>What became of a line that was added to the backlog.</summary>
enum LogAdmission
{
    Added,
    AddedCallWriter,
    Full,
    Closed,
}
