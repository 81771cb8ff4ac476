using static InstrumentGen.Analyzers.Tests.Harness.FlowVerifier;

namespace InstrumentGen.Analyzers.Tests.Rules.Flow;

/// <summary>IG1002 and IG1005 of what [Tag] records.</summary>
public sealed class TaggedValueTests
{
    [Fact]
    public Task Tag_OfASecret_Fires() => Verify("""
        class Login { public string Password => ""; public string ApiKey = ""; public int Attempts => 1; public Login? Next; }
        class Orders
        {
            [Traced] void Values([{|IG1002:Tag|}] string password, [{|IG1002:Tag|}] string userToken, [{|IG1002:Tag|}("client.secret")] string text, [{|IG1002:Tag|}] int pin) { }
            [Traced] void Members([{|IG1002:Tag|}(Member = "Password"), {|IG1002:Tag|}("key", Member = "Next.ApiKey"), Tag(Member = "Password.Length"), Tag(Member = "Attempts")] Login login) { }
            [Traced] [return: {|IG1002:Tag|}("access.token")] string Result() => "";
        }
        """);

    [Fact]
    public Task Tag_OfPersonalData_Fires() => Verify("""
        class Customer { public string Email => ""; public string Name => ""; public DateOnly BirthDate; public Guid Id; }
        class Orders
        {
            [Traced] void Values([{|IG1005:Tag|}] string email, [{|IG1005:Tag|}] string customerName, [{|IG1005:Tag|}("user.email")] string text, [{|IG1005:Tag|}] DateOnly birthDate) { }
            [Traced] void Members([{|IG1005:Tag|}(Member = "Email"), {|IG1005:Tag|}(Member = "Name"), {|IG1005:Tag|}(Member = "BirthDate"), Tag(Member = "Id")] Customer customer) { }
        }
        """);

    // Whose data it was is what an audit record is for.
    [Fact]
    public Task Tag_OfAnAuditRecord_FiresForSecretsAlone() => Verify("""
        class Orders
        {
            [Audited(Actor = AuditActor.Ambient)] void Audited([{|IG1002:Tag|}] string password, [Tag] string email) { }
            [Traced, Audited(Actor = AuditActor.Ambient)] void Both([{|IG1005:Tag|}] string email, [Tag(Signals = Signals.Audit)] string customerName, [{|IG1002:Tag|}(Signals = Signals.Audit)] string apiKey) { }
        }
        """);

    [Fact]
    public Task Tag_ThatIsAllowedOrNotRecorded_IsSilent() => Verify("""
        class Login { [AllowTelemetry("hashed")] public string Password => ""; }
        class Orders
        {
            [Traced] void Allowed([AllowTelemetry("hashed"), Tag] string password, [Tag("p", Member = "Password")] Login login) { }
            [Traced, AllowTelemetry("a test double")] void Whole([Tag] string password) { }
            [Traced] void Harmless([Tag] Guid orderId, [Tag] int count, [Tag] bool isPasswordSet, [Tag] string channel) { }
        }
        """);

    [Fact]
    public Task Tag_InAnAssemblyThatAllowsIt_IsSilent() => Verify("""
        [assembly: AllowTelemetry("test doubles")]
        class Orders { [Traced] void Values([Tag] string password) { } }
        """);
}
