using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>An operation and the method that it is.</summary>
sealed record Operation(IMethodSymbol Method, OperationModel Model);
