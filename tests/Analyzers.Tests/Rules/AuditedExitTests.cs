using InstrumentGen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static InstrumentGen.Analyzers.Tests.Harness.Verifier;

namespace InstrumentGen.Analyzers.Tests.Rules;

/// <summary>IG6002 and IG6004: what is a warning of weaving elsewhere is an error where an operation is audited, and is told once.</summary>
public sealed class AuditedExitTests
{
    const string Audited = "[Audited(Actor = AuditActor.Ambient)]";

    [Fact]
    public Task Use_ThatCannotBeWoven_Fires() => Verify($$"""
        using System.Linq.Expressions;
        interface IPlain { int Reached(); }
        interface ITill { {{Audited}} void Open(); }
        class Orders : IPlain
        {
            {{Audited}} internal virtual int Count() => 0;
            {{Audited}} public int Reached() => 0;
            {{Audited}} internal int Place(int n) => n;
        }
        class Express : Orders
        {
            internal override int Count() => base.{|IG0003:Count|}();
            int Base() => base.{|IG6002:Count|}();
            Func<int> Group() => {|IG6002:Count|};
            Expression<Func<Orders, IPlain, int>> Tree() => (orders, plain) => orders.{|IG0004:Count|}() + plain.{|IG0006:Reached|}();
            int Dispatch(IPlain plain) => plain.{|IG6002:Reached|}() + Reached();
            object Dynamic(dynamic any) => {|IG6002:Place|}(any);
            void Generic<T>(T till) where T : ITill => till.{|IG6002:Open|}();
        }
        """, static project => project with { WarningsAsErrors = false });

    [Fact]
    public Task Method_ThatCannotBeInstrumented_Fires() => Verify($$"""
        interface ITill { void Open(); }
        class Till : ITill
        {
            {{Audited}} async void {|IG6002:Late|}() => await Task.Yield();
            {{Audited}} void ITill.{|IG6002:Open|}() { }
            int Number { {{Audited}} {|IG6002:get|} => 1; }
            void Outer() { [{|IG6002:Audited|}(Actor = AuditActor.Ambient)] static void Local() { } Local(); Action lambda = [{|IG6002:Audited|}] () => { }; }
        }
        partial class Half { {{Audited}} internal partial int {|IG6002:Missing|}(); }
        class Closed { {{Audited}} internal partial int {|IG6002:Count|}(); int CountCore() => 1; }
        interface IOwner { [Traced] int Count(); }
        partial class Owned : IOwner { {{Audited}} public partial int {|IG6002:Count|}(); int CountCore() => 1; }
        """, static project => project with { WarningsAsErrors = false });

    [Fact]
    public Task Method_ThatAFrameworkCalls_Fires() => Verify($$"""
        using Microsoft.Extensions.Hosting;
        class Cleaner : BackgroundService { {{Audited}} protected override Task {|IG6002:ExecuteAsync|}(CancellationToken stoppingToken) => Task.CompletedTask; }
        partial class Sweeper : BackgroundService { {{Audited}} protected override partial Task ExecuteAsync(CancellationToken stoppingToken); Task ExecuteCoreAsync(CancellationToken stoppingToken) => Task.CompletedTask; }
        """, static project => project with { ReferencesLibraries = true });

    [Fact]
    public Task Method_ThatNothingCalls_Fires() => VerifyCalls($$"""
        class Till { {{Audited}} void {|IG6002:Add|}() { } {{Audited}} void Take() => Take(); }
        """);

    [Fact]
    public Task Call_InAnotherGeneratorsCode_Fires() => Verify($$"""
        // file: Till.cs
        class Till { {{Audited}} internal void Add() { } }
        // file: Page.g.cs
        class Page { void Run(Till till) => till.{|IG6002:Add|}(); }
        """);

    [Theory]
    [InlineData("InstrumentGen.Other", LanguageVersion.CSharp14, "true", "No call of 'C.A' or of any other operation is instrumented in this project: the compiler was not told that InstrumentGen.Generated may intercept calls")]
    [InlineData("InstrumentGen.Generated", LanguageVersion.CSharp11, "true", "generated code needs C# 12; raise LangVersion")]
    [InlineData("InstrumentGen.Generated", LanguageVersion.CSharp14, "false", "InstrumentGenIntercept is false; make the method partial with a core, or leave it on")]
    public async Task Build_ThatWeavesNothing_Fires(string interceptors, LanguageVersion language, string intercept, string message)
    {
        Diagnostic[] found = [.. (await Report($$"""class C { {{Audited}} void A() { } [Traced] void B() { } }""", project => project with
        {
            ImplicitUsings = true,
            InterceptorsNamespaces = interceptors,
            LanguageVersion = language,
            Properties = project.Properties.Add("InstrumentGenIntercept", intercept),
        })).Where(static one => one.Id is RuleIds.AuditedExit)];
        Assert.Contains(message, Assert.Single(found).GetMessage(null), StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Error, found[0].Severity);
    }

    [Fact]
    public Task Build_ThatIsSwitchedOff_IsSilent() => VerifyCalls(
        $$"""class C { {{Audited}} void A() { } }""",
        static project => project with { Properties = project.Properties.Add("InstrumentGenEnabled", "false") });

    [Fact]
    public async Task Message_SaysWhatTheRuleOfWeavingSays() => Assert.Equal(
        "'C.A' is audited, so no call of it may go without a record: Calls of 'C.A' through this delegate are not instrumented; pass a lambda that calls it",
        Assert.Single(await Report($$"""class C { {{Audited}} void A() => A(); Action B() => A; }"""), static one => one.Id == RuleIds.AuditedExit).GetMessage(null));

    [Fact]
    public Task Call_OfALibrarysOperation_WhoseActorIsHidden_Fires()
    {
        LibraryImage library = AnalyzedProject.Library("""
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Friend")]
            class Till { string Clerk => "ann"; [Audited(Actor = nameof(Clerk))] internal void Add() { } [Audited(Actor = nameof(clerk))] internal void Take(string clerk) { } }
            """);
        return Verify("class App { void Run(Till till) { till.{|IG6002:Add|}(); till.Take(\"ann\"); } }", project => project with { Name = "Friend", Libraries = [library] });
    }

    [Fact]
    public Task Operation_ThatOthersCanCall_IsTold() => Verify($$"""
        public class Till
        {
            {{Audited}} public void {|IG6004:Add|}() { }
            {{Audited}} protected void {|IG6004:Take|}() { }
            {{Audited}} internal void Count() { }
            [Traced] public void Traced() { }
        }
        public interface ITill { {{Audited}} void {|IG6004:Open|}(); }
        [Decorated] public interface IDesk { {{Audited}} void Open(); }
        public partial class Desk { {{Audited}} public partial void Open(); void OpenCore() { } }
        class Inner { {{Audited}} public void Add() { } }
        """);
}
