using System.Reflection;
using System.Runtime.CompilerServices;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Generator.Tests.Incrementality;

/// <summary>A model that holds a part of the compiler is never equal to the next run's, and keeps whole compilations alive.</summary>
public sealed class ModelTests
{
    static readonly Type[] s_forbidden =
        [typeof(Compilation), typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxToken), typeof(SyntaxTree), typeof(SemanticModel), typeof(Location), typeof(AttributeData), typeof(TypedConstant), typeof(SyntaxReference)];

    static readonly GeneratorRun s_run = TestProject.Of("""
        class C { [Traced, Metered(Buckets = [1])] [Operation("a", Expected = [typeof(Exception)])] public T M<T>(T a, CancellationToken b) => a; int N() => M(1, default); }
        class S { [Traced(Name = "{a}"), Operation("s", ErrorWhen = "Length.Bad")] [return: Tag(Member = "Length")] string M([Tag] bool a, [Tag(Member = "Length")] string b, [SpanLink] System.Diagnostics.ActivityLink c) => b; string N() => M(true, "", default); }
        [Decorated] interface I<T> { T M(T a); int P { get; } event Action E; int this[int i] { get; } }
        static partial class L { [LogEvent(Microsoft.Extensions.Logging.LogLevel.Error, "{A:F2} {B}")] public static partial void M(Microsoft.Extensions.Logging.ILogger logger, [Sensitive] string a, [Expand] List<Exception> b, [Expand(OmitNulls = true)] Version c); }
        partial class P { [Traced] public partial Task<T> M<T>(T a); Task<T> MCore<T>(T a) => Task.FromResult(a); }
        """).Generate();

    public static TheoryData<string> Steps => [.. StepReasons.Names, "result_ForAttributeWithMetadataName"];

    [Theory, MemberData(nameof(Steps))]
    public void Step_OfOurs_HoldsNothingOfTheCompiler(string step)
    {
        object[] values = [.. s_run.Result.TrackedSteps[step].SelectMany(static one => one.Outputs).Select(static output => output.Value)];
        Assert.NotEmpty(values);
        Assert.Empty(values.SelectMany(static value => Reachable(value, [])).Where(IsForbidden).Select(static value => value.GetType()));
    }

    [Fact]
    public void Walk_OverAnObject_FindsWhatIsHiddenDeep()
    {
        Compilation compilation = CSharpCompilation.Create("a");
        (int, Lazy<object>[]) hidden = (1, [new(compilation)]);
        Assert.Contains(Reachable(hidden, []), IsForbidden);
    }

    public static TheoryData<Type> Models =>
        [.. typeof(InstrumentGenerator).Assembly.GetTypes().Where(static type => type.Namespace == typeof(OperationModel).Namespace && !type.IsEnum && !type.IsDefined(typeof(CompilerGeneratedAttribute)))];

    [Theory, MemberData(nameof(Models))]
    public void Model_Declared_HoldsNoTypeOfTheCompiler(Type model) => Assert.Empty(HeldTypes.OfCompiler(model));

    [Theory]
    [InlineData(typeof(PlantedField), "PlantedField.Compilation is a Compilation")]
    [InlineData(typeof(PlantedArray), "PlantedArray.Places[] is a Location")]
    [InlineData(typeof(PlantedArgument), "PlantedArgument.Methods<><> is a IMethodSymbol")]
    [InlineData(typeof(PlantedModel), "PlantedModel.Inner.Places[] is a Location")]
    [InlineData(typeof(PlantedBase), "PlantedBase.Compilation is a Compilation")]
    public void Model_WithATypeOfTheCompilerPlanted_IsSeen(Type planted, string expected) => Assert.Equal([expected], HeldTypes.OfCompiler(planted));

    record PlantedField(string Name, Compilation Compilation);

    sealed record PlantedArray(Location[] Places);

    sealed record PlantedArgument(EquatableArray<(string Name, IMethodSymbol Method)> Methods);

    sealed record PlantedModel(SignalModel Signals, PlantedArray Inner);

    sealed record PlantedBase(string Name, Compilation Compilation) : PlantedField(Name, Compilation);

    static bool IsForbidden(object value) => s_forbidden.Any(type => type.IsInstanceOfType(value));

    static IEnumerable<object> Reachable(object? value, HashSet<object> seen)
    {
        if (value is null or string or Type or Delegate || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value)) yield break;
        yield return value;
        if (IsForbidden(value)) yield break;
        foreach (object found in Parts(value).SelectMany(part => Reachable(part, seen))) yield return found;
    }

    static IEnumerable<object?> Parts(object value)
    {
        if (value is Array array) return array.Cast<object?>();
        List<object?> parts = [];
        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            parts.AddRange(type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Select(field => field.GetValue(value)));
        }

        return parts;
    }
}
