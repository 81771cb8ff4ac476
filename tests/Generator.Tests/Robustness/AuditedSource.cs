namespace InstrumentGen.Generator.Tests.Robustness;

/// <summary>Audited operations of all forms, to be mutated.</summary>
static class AuditedSource
{
    public const string Text = """
        public class Order { public int Id { get; set; } public Order? Next; [Personal(Redaction = Redaction.Hmac)] public string Buyer => ""; }
        public class Desk(string name) : IAuditActorAccessor { public string? Actor => name; }
        class Till
        {
            readonly Desk _desk = new("front");
            static string s_shop = "north";
            const string Why = "shift";
            Order Current { get; set; } = new();
            [Audited("till.add", Actor = nameof(clerk), Resource = "order.Id", Reason = nameof(why), Attempt = true)]
            internal Task<int> AddAsync(Order? order, [Tag] decimal amount, [Tag("next", Member = "Next.Id", Signals = Signals.Audit)] Order other, string clerk, string? why, CancellationToken ct) => Task.FromResult(1);
            [Audited, Traced] [return: Tag("id", Member = "Id")] Order Take([Tag(Signals = Signals.Span)] int count, out int rest) { rest = count; return new(); }
            [Audited(Actor = "Current.Buyer", Resource = "return.Id", Reason = nameof(Why), Delivery = AuditDelivery.Guaranteed)] Order Find() => Current;
            [Audited(Actor = nameof(s_shop))] static IEnumerable<int> Count(int to) { for (int n = 0; n < to; n++) yield return n; }
            [Audited(Actor = AuditActor.Ambient), Operation("till.close", Pooled = true)] ValueTask<int> Close() => new(1);
            public int Run() { Take(1, out _); Find(); Close(); AddAsync(null, 1, new(), "ann", null, default); return Count(2).Count(); }
        }
        struct Box<T>(T value) where T : notnull
        {
            T _value = value;
            string _clerk = "ann";
            [Audited(Actor = nameof(_clerk))] internal readonly IEnumerable<T> Open() { yield return _value; }
            public static int Run() => new Box<int>(1).Open().Count();
        }
        partial class Half
        {
            Desk? _desk = new("back");
            [Audited(Actor = "_desk.Actor", Resource = nameof(name))] public partial Task<string> OpenAsync(string name, [Tag] int count);
            Task<string> OpenCoreAsync(string name, int count) => Task.FromResult(name);
        }
        [Decorated] public interface IDesk { string Clerk { get; } [Audited(Actor = nameof(Clerk))] void Open([Tag] int count); }
        """;
}
