namespace InstrumentGen.Generator.Model;

/// <summary>What is logged of an operation's calls.</summary>
/// <param name="Category">The category of the records.</param>
/// <param name="StartEvent">The number of the event that a call begins.</param>
/// <param name="EndEvent">The number of the event that a call has ended.</param>
/// <param name="Start">The name of the <c>LogLevel</c> of the first.</param>
/// <param name="Level">The name of the <c>LogLevel</c> of the second, for calls that ended well or were cancelled.</param>
/// <param name="FailureLevel">The name of the <c>LogLevel</c> of the second, for calls that failed.</param>
/// <param name="Exceptions">The name of the <c>ExceptionDetail</c>.</param>
sealed record LoggedModel(string Category, int StartEvent, int EndEvent, string Start, string Level, string FailureLevel, string Exceptions)
{
    /// <summary>The level without records.</summary>
    public const string None = "None";

    /// <summary>Whether nothing is logged at any level.</summary>
    public bool IsSilent => Start == None && Level == None && FailureLevel == None;
}
