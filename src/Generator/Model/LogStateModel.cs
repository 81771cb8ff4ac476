namespace InstrumentGen.Generator.Model;

/// <summary>The structure that holds the values of a log record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TypeParameters">Its own type parameters.</param>
/// <param name="Template">The message as the user wrote it.</param>
/// <param name="Arguments">What it holds.</param>
/// <param name="Values">The record's values, in order.</param>
/// <param name="Message">The message, part by part.</param>
sealed record LogStateModel(
    string Name,
    EquatableArray<TypeParameterModel> TypeParameters,
    string Template,
    EquatableArray<LogArgumentModel> Arguments,
    EquatableArray<LogValueModel> Values,
    EquatableArray<LogPartModel> Message);

/// <summary>An argument of the structure.</summary>
/// <param name="Name">Its name, escaped.</param>
/// <param name="Type">Its type, fully qualified.</param>
sealed record LogArgumentModel(string Name, string Type);
