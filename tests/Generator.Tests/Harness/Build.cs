using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace InstrumentGen.Generator.Tests.Harness;

/// <summary>A compilation and what building it gives. The compiler checks interceptors when it emits, so every check emits.</summary>
sealed class Build
{
    readonly Lazy<(EmitResult Result, ImmutableArray<byte> Image)> _emitted;

    public Build(CSharpCompilation compilation)
    {
        Compilation = compilation;
        _emitted = new(Emit);
    }

    public CSharpCompilation Compilation { get; }

    /// <summary>Errors and warnings.</summary>
    public IEnumerable<string> Problems =>
        _emitted.Value.Result.Diagnostics.Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(static diagnostic => diagnostic.ToString());

    public ImmutableArray<byte> Image
    {
        get
        {
            Assert.True(_emitted.Value.Result.Success, string.Join("\n", Problems));
            return _emitted.Value.Image;
        }
    }

    (EmitResult Result, ImmutableArray<byte> Image) Emit()
    {
        using var image = new MemoryStream();
        EmitResult result = Compilation.Emit(image);
        return (result, [.. image.ToArray()]);
    }
}
