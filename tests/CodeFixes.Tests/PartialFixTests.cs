using InstrumentGen.CodeFixes.Tests.Harness;
using InstrumentGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.CodeFixes.Tests;

/// <summary>What comes out is woven: the build writes the other half, and no rule has anything to say.</summary>
public sealed class PartialFixTests
{
    [Fact]
    public Task Method_ThatIsLoggedAndNothingCalls_IsSplit() => Verify(
        RuleIds.NoWovenCall,
        """
        using InstrumentGen;

        class Handler
        {
            [Logged(Exceptions = ExceptionDetail.Message)]
            public int Handle(int count) => count;
        }
        """,
        """
        using InstrumentGen;

        partial class Handler
        {
            [Logged(Exceptions = ExceptionDetail.Message)]
            public partial int Handle(int count);

            private int HandleCore(int count) => count;
        }
        """);

    [Theory]
    [InlineData(RuleIds.AuditedElsewhere, "public ", "public ", "Add(number)")]
    [InlineData(RuleIds.AuditedExit, "private ", "private ", "new[] { number }.Select(Add).Single()")]
    [InlineData(RuleIds.AuditedExit, "public ", "public ", "((Func<int, int>)Add)(1)")]
    public Task Method_ThatIsAuditedAndOthersMayCall_IsSplit(string id, string written, string accessibility, string use) => Verify(
        id,
        Audited(use, $"class Till\n{{\n    [Audited(Actor = AuditActor.Ambient)]\n    {written}int Add(int number) => number;"),
        Audited(use, $"partial class Till\n{{\n    [Audited(Actor = AuditActor.Ambient)]\n    {accessibility}partial int Add(int number);\n\n    private int AddCore(int number) => number;"));

    static string Audited(string use, string declaration) => $"public {declaration}\n\n    public int Use(int number) => {use} + Add(1);\n}}";

    [Fact]
    public Task Method_ThatNothingCalls_IsSplit() => Verify(
        RuleIds.NoWovenCall,
        """
        using InstrumentGen;

        namespace Shop
        {
            /// <summary>Handles.</summary>
            public sealed class Handler
            {
                /// <summary>Adds.</summary>
                [Traced, Operation("add")] // twice
                public async Task<int> HandleAsync([Tagged] string name, int count = 1, params int[] more)
                {
                    await Task.Yield();
                    return count + more.Length + name.Length; // sum
                }

                private int Count() => 1;
            }

            [AttributeUsage(AttributeTargets.Parameter)]
            class TaggedAttribute : Attribute;
        }
        """,
        """
        using InstrumentGen;

        namespace Shop
        {
            /// <summary>Handles.</summary>
            public sealed partial class Handler
            {
                /// <summary>Adds.</summary>
                [Traced, Operation("add")] // twice
                public partial Task<int> HandleAsync([Tagged] string name, int count = 1, params int[] more);

                private async Task<int> HandleCoreAsync([Tagged] string name, int count, params int[] more)
                {
                    await Task.Yield();
                    return count + more.Length + name.Length; // sum
                }

                private int Count() => 1;
            }

            [AttributeUsage(AttributeTargets.Parameter)]
            class TaggedAttribute : Attribute;
        }
        """);

    [Fact]
    public Task AsyncVoid_IsSplitOverATask() => Verify(
        RuleIds.MethodNotInstrumentable,
        """
        class Form
        {
            [Traced]
            async void OnClick(object? sender, EventArgs arguments) => await Task.Delay(1);
        }
        """,
        """
        partial class Form
        {
            [Traced]
            partial void OnClick(object? sender, EventArgs arguments);

            async Task OnClickCoreAsync(object? sender, EventArgs arguments) => await Task.Delay(1);
        }
        """);

    [Fact]
    public Task MethodGroup_OfAnotherFile_SplitsItsMethod() => Verify(
        RuleIds.MethodGroup,
        """
        // file: Caller.cs
        static class Caller
        {
            static IEnumerable<int> Run(int[] numbers) => numbers.Select(Outer.Sums<int>.Twice).Select(Outer.Sums<int>.Twice);
        }
        // file: Sums.cs
        static class Outer
        {
            internal static class Sums<T>
                where T : struct
            {
                [Traced]
                internal static int Twice(int number)
                    => number * 2;
            }
        }
        """,
        """
        static partial class Outer
        {
            internal static partial class Sums<T>
                where T : struct
            {
                [Traced]
                internal static partial int Twice(int number);

                private static int TwiceCore(int number)
                    => number * 2;
            }
        }
        """,
        file: "Sums.cs");

    [Fact]
    public Task Method_WithConstraintsAndAnImpliedAccess_SaysBoth() => Verify(
        RuleIds.NoWovenCall,
        """
        struct Slot
        {
            [Metered]
            readonly bool Find<T>(in T key, out T? found)
                where T : class
            {
                found = key;
                return true;
            }
        }
        """,
        """
        partial struct Slot
        {
            [Metered]
            private readonly partial bool Find<T>(in T key, out T? found)
                where T : class;

            readonly bool FindCore<T>(in T key, out T? found) where T : class
            {
                found = key;
                return true;
            }
        }
        """);

    [Fact]
    public Task BaseCall_OfAPartialMethod_IsRecorded() => Verify(
        RuleIds.BaseCall,
        """
        class Store
        {
            [Traced] public virtual int Count() => 1;
            int Twice() => 2 * Count();
        }
        class Cache : Store { public override int Count() => base.Count(); }
        """,
        """
        partial class Store
        {
            [Traced] public virtual partial int Count();

            int CountCore() => 1;
            int Twice() => 2 * Count();
        }
        class Cache : Store { public override int Count() => base.Count(); }
        """);

    [Fact]
    public Task AsyncIterator_IsSplitWithItsToken() => Verify(
        RuleIds.NoWovenCall,
        """
        using System.Runtime.CompilerServices;
        class Feed
        {
            [Traced] public async IAsyncEnumerable<int> ReadAsync([EnumeratorCancellation] CancellationToken token)
            {
                await Task.Delay(1, token);
                yield return 1;
            }
        }
        """,
        """
        using System.Runtime.CompilerServices;
        partial class Feed
        {
            [Traced] public partial IAsyncEnumerable<int> ReadAsync(CancellationToken token);

            private async IAsyncEnumerable<int> ReadCoreAsync([EnumeratorCancellation] CancellationToken token)
            {
                await Task.Delay(1, token);
                yield return 1;
            }
        }
        """);

    [Theory]
    [InlineData("class C { [Traced] public int Add() => Tell(); int Tell([System.Runtime.CompilerServices.CallerMemberName] string name = \"\") => name.Length; }")]
    [InlineData("class C { [Traced] public int Add() => 1; int AddCore => 1; }")]
    [InlineData("class B { public virtual T Add<T>(T item) where T : class => item; } class C : B { [Traced] public override T Add<T>(T item) => item; }")]
    [InlineData("interface I { [Traced] int Add() => 1; }")]
    [InlineData("abstract class C { [Traced] public abstract int Add(); }")]
    [InlineData("static class C { [Traced, System.Runtime.InteropServices.DllImport(\"c\")] public static extern int add(); }")]
    [InlineData("partial class C { [Traced] public partial int Add(); public partial int Add() => 1; }")]
    public Task Method_ThatCannotBeSplit_IsLeft(string source) => FixVerifier.VerifyNone(RuleIds.NoWovenCall, source, "partial");

    [Theory]
    [InlineData("file class C { [Traced] public async void Add() => await Task.Yield(); }")]
    public Task Method_ThatIsRefusedAsAPartialOneToo_IsLeft(string source) => FixVerifier.VerifyNone(RuleIds.MethodNotInstrumentable, source, "partial");

    [Fact]
    public Task Core_Missing_IsWritten() => Verify(
        RuleIds.PartialHalf,
        """
        partial class Till
        {
            [Traced]
            public static partial Task<T> AddAsync<T>(T price, string name = "") where T : struct;
        }
        """,
        """
        partial class Till
        {
            [Traced]
            public static partial Task<T> AddAsync<T>(T price, string name = "") where T : struct;

            private static Task<T> AddCoreAsync<T>(T price, string name) where T : struct => throw new NotImplementedException();
        }
        """);

    [Fact]
    public Task Type_ThatIsClosed_IsMadePartial() => Verify(
        RuleIds.PartialHalf,
        """
        class Shop
        {
            record struct Till
            {
                [Traced] public partial int Add(int price);
                int AddCore(int price) => price;
            }
        }
        """,
        """
        partial class Shop
        {
            partial record struct Till
            {
                [Traced] public partial int Add(int price);
                int AddCore(int price) => price;
            }
        }
        """);

    static async Task Verify(string id, string before, string after, string file = "Code.cs")
    {
        TestProject files = TestProject.OfFiles(before);
        Project project = MendedProject.Open(files.Compile());
        Diagnostic found = (await MendedProject.Analyze(project)).First(one => one.Id == id);
        var (_, action) = Assert.Single(await MendedProject.Offers(project, found), static one => one.Action.Title.Contains("partial", StringComparison.Ordinal) || one.Action.Title.Contains("core", StringComparison.Ordinal));
        Project mended = await MendedProject.Apply(project, action);
        Assert.Equal(after, await MendedProject.TextOf(mended, file));
        // As the build sees it, after the generator.
        var compilation = (CSharpCompilation)(await mended.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        CSharpGeneratorDriver.Create([new InstrumentGenerator().AsSourceGenerator()], parseOptions: files.ParseOptions(), optionsProvider: new BuildProperties(files.Properties))
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation woven, out _, TestContext.Current.CancellationToken);
        Assert.Empty(woven.GetDiagnostics(TestContext.Current.CancellationToken).Where(static one => one.Severity == DiagnosticSeverity.Error));
        Assert.DoesNotContain(await AnalyzedProject.Analyze(files, woven), one => one.Id == id || one.Id == RuleIds.PartialHalf);
    }
}
