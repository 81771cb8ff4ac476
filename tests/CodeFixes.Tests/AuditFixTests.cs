using InstrumentGen.Analyzers;
using InstrumentGen.CodeFixes.Tests.Harness;

namespace InstrumentGen.CodeFixes.Tests;

/// <summary>What comes out is audited, whoever calls it, and says who acts.</summary>
public sealed class AuditFixTests
{
    [Theory]
    [InlineData("[Audited] void Add(int order, string clerk) { }", "[Audited(Actor = nameof(clerk))] void Add(int order, string clerk) { }")]
    [InlineData("[Audited()] void Add(Guid? userId) { }", "[Audited(Actor = nameof(userId))] void Add(Guid? userId) { }")]
    [InlineData("[Traced, Audited(\"till.add\", Attempt = true)] void Add(string approvingOperatorName) { }", "[Traced, Audited(\"till.add\", Attempt = true, Actor = nameof(approvingOperatorName))] void Add(string approvingOperatorName) { }")]
    [InlineData("[Audited] void Add(string @operator) { }", "[Audited(Actor = nameof(@operator))] void Add(string @operator) { }")]
    public Task Parameter_ThatIsNamedAsAnActor_IsTheActor(string before, string after) => FixVerifier.VerifyCode(RuleIds.AuditActor, Source(before), Source(after), "as the actor");

    [Theory]
    [InlineData("[Audited] void Add(int order) { }", "[Audited(Actor = AuditActor.Ambient)] void Add(int order) { }")]
    public Task Actor_OfTheTrail_IsAskedThere(string before, string after) => FixVerifier.VerifyCode(RuleIds.AuditActor, Source(before), Source(after), "trail");

    [Theory]
    [InlineData("[Audited] void Add(string user, string clerk) { }")]
    [InlineData("[Audited] void Add(string address, List<int> user, out string clerk) => clerk = address + user;")]
    [InlineData("[Audited(Actor = \"nobody\")] void Add(string clerk) { }")]
    public Task Parameter_ThatMayBeNoActor_IsLeft(string source) => FixVerifier.VerifyNone(RuleIds.AuditActor, Source(source), "as the actor");

    [Fact]
    public Task Delegate_OfAnAuditedMethod_CallsItThroughALambda() => FixVerifier.VerifyCode(RuleIds.AuditedExit, Group("numbers.Select(Add)"), Group("numbers.Select(number => Add(number))"), "lambda");

    [Fact]
    public Task Call_ThroughAMemberWithoutAttributes_IsAuditedByIt() => FixVerifier.VerifyCode(
        RuleIds.AuditedExit,
        Contract("int Add(string clerk);", "public int Add(string clerk) => 1;", "", "[Audited(Actor = nameof(clerk))]\n    "),
        Contract("int Add(string clerk);", "public int Add(string clerk) => 1;", "[Audited(Actor = nameof(clerk))]\n    ", ""),
        "Move the attributes");

    static string Contract(string member, string method, string ofMember, string ofMethod) =>
        $"class Desk(ITill till)\n{{\n    int Serve() => till.Add(\"ann\");\n}}\n\ninterface ITill\n{{\n    {ofMember}{member}\n}}\n\nclass Till : ITill\n{{\n    {ofMethod}{method}\n}}\n";

    static string Source(string method) => $"class Till\n{{\n    {method}\n}}\n";

    static string Group(string expression) => $"class Till\n{{\n    [Audited(Actor = AuditActor.Ambient)]\n    int Add(int number) => number;\n\n    int[] Run(int[] numbers) => {expression}.Append(Add(1)).ToArray();\n}}\n";
}
