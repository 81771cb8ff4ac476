using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Semantic models that tell which method a call is bound to, and nothing about nullability. With it the compiler binds the whole
/// method around a call and follows every value's state through it; without it, the call's statement alone.</summary>
static class BindingModels
{
    public static SemanticModel Of(Compilation compilation, SyntaxTree tree)
    {
        try
        {
            return WithoutNullability(compilation, tree);
        }
        catch (Exception exception) when (exception is MissingMemberException or TypeLoadException)
        {
            // The option is marked as experimental: a later compiler may have none.
            return compilation.GetSemanticModel(tree);
        }
    }

    // A method of its own: what is missing is found out when it is compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
#pragma warning disable RSEXPERIMENTAL001
    static SemanticModel WithoutNullability(Compilation compilation, SyntaxTree tree) => compilation.GetSemanticModel(tree, SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001
}
