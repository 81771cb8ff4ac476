using InstrumentGen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using static InstrumentGen.Analyzers.Tests.Harness.Verifier;

namespace InstrumentGen.Analyzers.Tests.Rules;

/// <summary>IG0008.</summary>
public sealed class UncalledOperationTests
{
    [Fact]
    public Task Operation_ThatNothingCalls_Fires() => VerifyCalls("""
        interface IOrders { [Traced] int {|IG0008:Place|}(int n); }
        class Controller
        {
            [Traced] public int {|IG0008:Get|}() => 0;
            [Traced] public int Called() => 0;
            [Traced] public int {|IG0008:Called|}(int n) => Called();
            public int Plain() => 0;
        }
        [Logged] class Log { public int {|IG0008:Write|}() => 0; }
        [Metered] class Page { public int {|IG0008:Load|}() => 0; [NotInstrumented] public int Skip() => 0; int Own() => 0; }
        """);

    [Fact]
    public Task ExtensionMember_CalledInEitherForm_IsSilent() => VerifyCalls("""
        static class Extensions
        {
            extension(string text)
            {
                [Traced] public int Words() => text.Length;
                [Traced] public int Lines() => 1;
                [Traced] public static int {|IG0008:Count|}() => 1;
                [Traced] public int Group() => 1;
            }
            static int Run() => "a".Words() + Lines("b") + "c".Group();
            static Func<int> Delegate => "d".{|IG0002:Group|};
        }
        """);

    [Fact]
    public Task Operation_NamedButNotCalled_Fires() => VerifyCalls("""
        using System.Linq.Expressions;
        class Orders
        {
            [Traced] public int {|IG0008:Named|}() => 0;
            string Name => nameof(Named);
            [Traced] public int {|IG0008:Tree|}() => 0;
            Expression<Func<int>> Data() => () => {|IG0004:Tree|}();
        }
        """);

    [Fact]
    public Task Operation_ThatIsCalled_IsSilent() => VerifyCalls("""
        class Orders<T>
        {
            [Traced] public static int Static() => 0;
            [Traced] public T Generic<U>(U value, T other) => other;
            [Traced] public int Optional() => 0;
            [Traced] public int Recursive() => Recursive();
        }
        static class Client
        {
            [Traced] static int Twice(this int n) => 2 * n;
            static int s_field = 4.Twice();
            static void Run(Orders<int>? orders) { Orders<string>.Static(); orders?.Generic("", 1); orders?.Optional(); }
        }
        """);

    [Fact]
    public Task Operation_WhoseUsesAreNotWoven_Fires() => VerifyCalls("""
        interface IFirst { int Place(int n); }
        class First : IFirst { [Traced] public int {|IG0008:Place|}(int n) => n; }
        class Second : IDisposable
        {
            [Traced] public virtual int {|IG0008:Place|}(int n) => n;
            [Traced] public int {|IG0008:Group|}() => 0;
            [Traced] public int {|IG0008:Any|}(int n) => n;
            [Traced] public void {|IG0008:Dispose|}() { }
        }
        class Third : Second { int Run() => base.{|IG0003:Place|}(1); }
        class Client
        {
            int Dispatch(IFirst first) => first.{|IG0006:Place|}(1);
            Func<int> Group(Second second) => second.{|IG0002:Group|};
            void Statement() { {|IG0016:using|} var second = new Second(); }
            object Dynamic(Second second, dynamic any) => second.{|IG0016:Any|}(any);
        }
        """);

    [Fact]
    public Task Operation_CalledThroughAnAnnotatedMember_IsSilent() => VerifyCalls("""
        interface IOrders { [Traced] int Place(int n); }
        class Orders : IOrders { [Traced] public int Place(int n) => n; }
        class Client { int Run(IOrders orders) => orders.Place(1); }
        """);

    [Fact]
    public Task Operation_CalledFromWrittenCodeOnly_Fires() => VerifyCalls("""
        // file: Orders.cs
        public class Orders { [Traced] public int {|IG0008:Count|}() => 0; }
        // file: Page.razor.g.cs
        class Page { int Render(Orders orders) => orders.{|IG0007:Count|}(); }
        """);

    [Theory]
    [InlineData(OutputKind.ConsoleApplication, "public", DiagnosticSeverity.Error)]
    [InlineData(OutputKind.DynamicallyLinkedLibrary, "public", DiagnosticSeverity.Info)]
    [InlineData(OutputKind.DynamicallyLinkedLibrary, "protected internal", DiagnosticSeverity.Info)]
    [InlineData(OutputKind.DynamicallyLinkedLibrary, "internal", DiagnosticSeverity.Error)]
    [InlineData(OutputKind.DynamicallyLinkedLibrary, "private", DiagnosticSeverity.Error)]
    public async Task Operation_OfALibrary_IsInformationWhereOthersMayCall(OutputKind kind, string accessibility, DiagnosticSeverity severity)
    {
        IReadOnlyList<Diagnostic> found = await Report(
            $"public class Orders {{ [Traced] {accessibility} int Count() => 0; static void Main() {{ }} }}",
            project => project with { OutputKind = kind });
        Assert.Equal(severity, Assert.Single(found).Severity);
    }

    [Fact]
    public async Task Operation_OfALibraryWithFriends_IsInformation()
    {
        IReadOnlyList<Diagnostic> found = await Report("""
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Friend")]
            class Orders { [Traced] internal int Count() => 0; }
            """);
        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(found).Severity);
    }

    [Fact]
    public Task Operation_OfAnotherAssembly_IsItsOwnAffair()
    {
        LibraryImage library = AnalyzedProject.Library("public class Orders { [Traced] public virtual int Count() => 0; [Traced] public void Never() { } }");
        return VerifyCalls(
            """
            class Client : Orders
            {
                Func<int> Group(Orders orders) => orders.{|IG0002:Count|};
                int Call(Orders orders) => orders.Count() + base.{|IG0003:Count|}();
            }
            """,
            project => project with { Libraries = [library] });
    }

    [Fact]
    public Task Operation_HalfTyped_IsSilentWhereItIsCalled() => VerifyCalls("""
        class Orders
        {
            [Traced] public int Place(int n) => n;
            [Traced] public int Count( => 0;
            int Run() => Place(1) + Place( + Count(
        """);
}
