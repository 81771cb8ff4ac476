using InstrumentGen.Generator.Model;

namespace InstrumentGen.Generator.Parsing;

/// <summary>What the attributes of a method and its type ask for.</summary>
/// <param name="Name">The name that <c>[Operation]</c> gives, where it gives a usable one.</param>
/// <param name="Signals">What is recorded.</param>
sealed record OperationDeclaration(string? Name, SignalModel Signals);
