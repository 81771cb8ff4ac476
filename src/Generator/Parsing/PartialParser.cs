using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Puts a partial method whose other half is ours into the text that this half needs.</summary>
static class PartialParser
{
    // Our half would put these on the method, which has each once; but for the last.
    static readonly string[] s_carried = ["GeneratedCode", "StackTraceHidden", "MethodImpl", "UnscopedRef"];

    /// <summary>The model; <see langword="null"/> where the other half is not ours, or cannot be written.</summary>
    public static PartialModel? Parse(IMethodSymbol method, Compilation compilation)
    {
        if (!PartialMethod.IsOurs(method) || PartialRules.CheckHalf(method, compilation) is not null) return null;
        if (OperationParser.Id(method) is not { } id || !OperationParser.IsNamed(method) || PartialMethod.Declaration(method) is not { } declaration) return null;
        return new(
            id,
            SymbolText.Path(method.ContainingType),
            PartialHeaderParser.Parse(method, declaration),
            s_carried.Where(name => method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == name + "Attribute")).ToEquatableArray(),
            Core(method, compilation),
            Return(method));
    }

    /// <summary>The core, as code in the method's own type calls it: with the parameters of the method, whose names its user sees.</summary>
    public static TargetModel Core(IMethodSymbol method, Compilation compilation)
    {
        IMethodSymbol core = CoreSignature.OfTypeParameters(CoreMethod.Find(method).Core!, method);
        TargetModel target = TargetParser.Parse(method, compilation);
        return target with
        {
            Name = SymbolText.Identifier(core.Name),
            MetadataType = "",
            Access = TargetAccess.Direct,
            Parameters = target.Parameters.Zip(method.Parameters, Argument).ToEquatableArray(),
            ReturnType = TargetParser.ReturnType(core),
            ReturnShape = ReturnShapes.Of(core) ?? ReturnShape.Value,
        };
    }

    // Passed on as dynamic, an argument would have the call bound when it runs.
    static ParameterModel Argument(ParameterModel model, IParameterSymbol parameter) =>
        parameter.Type.TypeKind == TypeKind.Dynamic ? model with { ArgumentModifier = "(object?)" } : model;

    static PartialReturn Return(IMethodSymbol method)
    {
        if (method.ReturnsByRef || method.ReturnsByRefReadonly) return PartialReturn.Reference;
        if (!method.ReturnsVoid) return PartialReturn.Value;
        return CoreSignature.IsAwaited(CoreMethod.Find(method).Core!, method) ? PartialReturn.Awaited : PartialReturn.Nothing;
    }
}
