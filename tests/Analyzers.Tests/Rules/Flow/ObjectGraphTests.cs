using static InstrumentGen.Analyzers.Tests.Harness.FlowVerifier;

namespace InstrumentGen.Analyzers.Tests.Rules.Flow;

/// <summary>IG1003.</summary>
public sealed class ObjectGraphTests
{
    const string Types = """
        record Card(string Holder, [property: Secret] string Cvv);
        class Order { public int Id { get; set; } public Card? Card { get; set; } }
        class Own { public string Password = ""; public override string ToString() => $"own {Password}"; }
        class Careful { public string Password = ""; public override string ToString() => $"careful {Password.Length}"; }
        class Ignoring { [System.Text.Json.Serialization.JsonIgnore] public string Password { get; set; } = ""; public int Id { get; set; } }
        record Derived(int Id, string Holder, string Cvv) : Card(Holder, Cvv);
        interface ICommand; record Register(string Password) : ICommand; record Leave(int Id) : ICommand;

        """;

    [Fact]
    public Task Object_TakenApart_Fires() => Verify(Types + """
        class Subject(ILogger<Subject> logger)
        {
            void Run(Order order, List<Order> orders, Order[] array)
            {
                logger.LogInformation("{@A} {@B} {@C}", {|IG1003:order|}, {|IG1003:orders|}, {|IG1003:array|});
                Serilog.Log.Information("{@A}", {|IG1003:order|});
                Serilog.Log.ForContext("Order", {|IG1003:order|}, destructureObjects: true);
                logger.LogInformation("{A}", {|IG1003:System.Text.Json.JsonSerializer.Serialize(order)|});
            }
        }
        """);

    [Fact]
    public Task Object_AsText_FiresByWhatItShows() => Verify(Types + """
        class Subject(ILogger<Subject> logger, Activity activity)
        {
            void Run(Card card, Own own, Derived derived, string password, List<Card> cards)
            {
                logger.LogInformation("{A} {B} {C}", {|IG1003:card|}, {|IG1003:own|}, {|IG1003:derived|});
                logger.LogInformation("{A}", {|IG1003:cards|});
                activity.SetTag("card", {|IG1003:card|});
                {|IG4001:logger.LogInformation($"card {{|IG1003:card|}}")|};
            }
        }
        """.Replace("{|IG4001:logger.LogInformation($\"card {{|IG1003:card|}}\")|};", "logger.LogInformation({|IG4001:$\"card {{|IG1003:card|}}\"|});", StringComparison.Ordinal));

    [Fact]
    public Task Object_MadeForTheSink_Fires() => VerifyBody("string password, int id", """
        logger.LogInformation("{A}", {|IG1003:new { id, password }|});
        logger.LogInformation("{A}", new { id });
        """);

    [Fact]
    public Task Object_OfATypeParameter_FiresByWhatItCanStandFor() => Verify(Types + """
        class Behavior<TCommand>(ILogger<Behavior<TCommand>> logger) where TCommand : ICommand
        {
            void Handle(TCommand command) => logger.LogInformation("{A} {@B}", {|IG1003:command|}, typeof(TCommand).Name);
        }
        class Any<T>(ILogger<Any<T>> logger) { void Handle(T value) => logger.LogInformation("{@A}", value); }
        """);

    [Fact]
    public Task Object_InATableOfObjects_Fires() => Verify("""
        record Login(string User, string Password);
        class Subject(ILogger<Subject> logger)
        {
            void Run(Login login)
            {
                var state = new Dictionary<string, object?> { ["User"] = login.User, ["Login"] = login };
                using (logger.BeginScope({|IG1003:state|})) { }
                var added = new Dictionary<string, object?>();
                added.Add("Login", login);
                using (logger.BeginScope({|IG1003:added|})) { }
                var names = new Dictionary<string, object?> { ["User"] = login.User };
                using (logger.BeginScope(names)) { }
            }
        }
        """);

    // A JSON node is a collection of JSON nodes; the compiler's stack would end before such types do.
    [Fact]
    public Task Object_ThatHoldsItsOwnKind_IsTakenApartOnce() => Verify("""
        class Node : List<Node> { public Node? Parent { get; set; } public string Password { get; set; } = ""; }
        class Leaf : IEnumerable<Leaf[]>
        {
            public IEnumerator<Leaf[]> GetEnumerator() => throw null!;
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => throw null!;
        }
        class Growing<T> : List<Growing<List<T>>> where T : IEnumerable<T>;
        interface IPart { }
        class Part<T> : List<T>, IPart where T : IPart;
        record Ring(Ring? Next, List<Ring> Others, Dictionary<string, Ring> Named, string Secret);
        class Subject<T>(ILogger<Subject<T>> logger) where T : IPart
        {
            void Run(Node node, Leaf leaf, Growing<string> growing, Part<T> part, T any, Ring ring)
            {
                logger.LogInformation("{@A} {@B} {@C}", node, leaf, growing);
                logger.LogInformation("{@A} {@B} {@C}", part, any, {|IG1003:ring|});
                logger.LogInformation("{A} {B} {C}", $"{node}{leaf}{growing}", $"{part}{any}", $"{{|IG1003:ring|}}");
            }
        }
        """);

    [Fact]
    public Task Object_ThatLogsItself_Fires() => Verify("""
        record Login(string User, string Password) { void Dump(ILogger logger) => logger.LogInformation("{Self}", {|IG1003:this|}); }
        """);

    [Fact]
    public Task Object_ThatShowsNothing_IsSilent() => Verify(Types + """
        class Subject(ILogger<Subject> logger)
        {
            void Run(Order order, Careful careful, Ignoring ignoring, Leave leave, List<Order> orders, Exception failure)
            {
                logger.LogInformation("{A} {B} {C}", order, careful, orders.Count);
                logger.LogInformation("{@A} {@B} {C}", ignoring, leave, order.Id);
                logger.LogInformation("{A}", orders);
                logger.LogError(failure, "failed");
            }
        }
        """);
}
