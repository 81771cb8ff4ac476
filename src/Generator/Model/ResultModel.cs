namespace InstrumentGen.Generator.Model;

/// <summary>What is looked at in the result of an operation.</summary>
/// <param name="Type">Its type, fully qualified; of a task, that of its result.</param>
/// <param name="ErrorName">The name of results that are errors, the value of <c>error.type</c>; empty where none is.</param>
/// <param name="ErrorMethod">The method that tells them, fully qualified; empty where a member does.</param>
/// <param name="ErrorPath">What stands behind the result to read the member that tells them: <c>?.IsDeclined</c>.</param>
sealed record ResultModel(string Type, string ErrorName, string ErrorMethod, string ErrorPath);
