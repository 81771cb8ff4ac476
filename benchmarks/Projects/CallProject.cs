using System.Collections.Immutable;
using System.Text;

namespace InstrumentGen.Benchmarks.Projects;

/// <summary>1,000 files: 200 services with five operations each, and 800 callers that make 100,000 calls. Each tenth call is one of an
/// operation, each twentieth is one of another method that is called like an operation; the rest is what code calls all day.</summary>
static class CallProject
{
    /// <summary>A file that calls no operation.</summary>
    public const string UnrelatedFile = "Callers/Caller0.cs";

    /// <summary>A file that calls operations.</summary>
    public const string CallingFile = "Callers/Caller400.cs";

    /// <summary>A file that declares operations.</summary>
    public const string OperationFile = "Services/Service100.cs";

    /// <summary>What each of these files has once inside a body, to be changed.</summary>
    public const string Place = "/* here */";

    const int Services = 200;
    const int Callers = 800;
    const int MethodsOfEach = 5;

    static readonly string[] s_verbs = ["Place", "Cancel", "Find", "Reserve", "Price"];
    static readonly string[] s_nouns =
    [
        "Order", "Cart", "Invoice", "Refund", "Parcel", "Return", "Voucher", "Customer", "Address", "Stock", "Quote", "Shipment", "Payment", "Ledger", "Bundle", "Price",
        "Review", "Coupon", "Pallet", "Dock", "Route", "Driver", "Claim", "Policy", "Ticket", "Seat", "Event", "Badge", "Device", "Meter", "Tariff", "Contract", "Lead",
        "Offer", "Basket", "Gift", "Batch", "Recipe", "Sample", "Label",
    ];

    public static SyntheticProject Create() => new(
    [
        ("Usings.cs", "global using System;\nglobal using System.Collections.Generic;\nglobal using System.Linq;\nglobal using System.Text;\nglobal using System.Threading;\nglobal using System.Threading.Tasks;\nglobal using InstrumentGen;\n"),
        .. Enumerable.Range(0, Services).Select(static service => ($"Services/Service{service}.cs", Service(service))),
        .. Enumerable.Range(0, Callers - 1).Select(static caller => ($"Callers/Caller{caller}.cs", Caller(caller))),
    ]);

    static string Operation(int service, int verb) => $"{s_verbs[verb]}{s_nouns[service % s_nouns.Length]}{(verb < 3 ? "Async" : "")}";

    static string Service(int service)
    {
        var text = new StringBuilder();
        text.AppendLine($"namespace Shop.Area{service % 20};\n");
        text.AppendLine($"public sealed record Item{service}(Guid Id, string Name, decimal Price, int Quantity);\n");
        text.AppendLine($"public sealed class Service{service}(Repository{service} repository)\n{{");
        for (int verb = 0; verb < s_verbs.Length; verb++)
        {
            string place = verb == 0 ? $"\n        int weight = quantity; {Place}" : "\n        int weight = quantity;";
            text.AppendLine($"    [Operation(\"area{service % 20}.service{service}.{s_verbs[verb]}\")]");
            text.AppendLine("    [Traced, Metered]");
            text.AppendLine(verb < 3
                ? $"    public async Task<Item{service}> {Operation(service, verb)}(Guid id, int quantity, CancellationToken cancellationToken)\n    {{{place}\n        await Task.Delay(weight, cancellationToken);\n        return repository.Load(id, weight);\n    }}\n"
                : $"    public decimal {Operation(service, verb)}(Guid id, int quantity)\n    {{{place}\n        return repository.Load(id, weight).Price * weight;\n    }}\n");
        }

        text.AppendLine("}\n");
        text.AppendLine($"public sealed class Repository{service}\n{{");
        text.AppendLine($"    readonly Dictionary<Guid, Item{service}> _items = [];\n");
        text.AppendLine($"    public Item{service} Load(Guid id, int quantity) => _items.TryGetValue(id, out Item{service}? item) ? item : new(id, \"none\", 1, quantity);\n");
        for (int verb = 0; verb < s_verbs.Length; verb++) text.AppendLine($"    public decimal {Operation(service, verb)}(Guid id) => _items[id].Price;\n");
        return text.AppendLine("}").ToString();
    }

    static string Caller(int caller)
    {
        int[] services = [caller % Services, ((caller * 7) + 3) % Services];
        var text = new StringBuilder();
        foreach (int service in services) text.AppendLine($"using Shop.Area{service % 20};");
        text.AppendLine($"\nnamespace Shop.Callers.Part{caller % 10};\n");
        text.AppendLine($"public sealed class Caller{caller}(Service{services[0]} first, Service{services[1]} second, Repository{services[0]} repository)\n{{");
        text.AppendLine("    readonly List<string> _lines = [];\n    readonly StringBuilder _text = new();\n");
        for (int method = 0; method < MethodsOfEach; method++) Method(text, caller, method, services);
        text.AppendLine("    decimal Weigh(decimal price, int quantity) => Math.Max(price, 1) * quantity;");
        return text.AppendLine("}").ToString();
    }

    // 25 calls; two or three of them of operations, one or two that are named like one.
    static void Method(StringBuilder text, int caller, int method, int[] services)
    {
        bool calls = caller > 0;
        string third = calls && method % 2 == 1 ? $"await second.{Operation(services[1], 0)}(id, quantity, cancellationToken)" : "await Task.FromResult(_lines.Count)";
        text.AppendLine($$"""
                public async Task<string> Handle{{method}}Async(Guid id, string name, int quantity, CancellationToken cancellationToken)
                {
                    int edited = quantity;{{(method == 0 ? " " + Place : "")}}
                    cancellationToken.ThrowIfCancellationRequested();
                    if (string.IsNullOrWhiteSpace(name)) _lines.Clear();
                    string key = name.Trim().ToUpperInvariant().Replace("X", "Y");
                    _lines.Add(string.Concat(key, quantity.ToString()));
                    var item = {{(calls ? $"await first.{Operation(services[0], method % 3)}(id, edited, cancellationToken)" : "await Task.FromResult(repository.Load(id, edited))")}};
                    decimal total = Weigh(item.Price, item.Quantity);
                    foreach (string line in _lines.Where(line => line.StartsWith(key, StringComparison.Ordinal)).OrderBy(line => line.Length).Take(10))
                    {
                        total += Math.Abs(line.IndexOf(name, StringComparison.Ordinal));
                        _text.Append(line).Append(' ').Append(total);
                    }

                    total += {{(calls ? $"second.{Operation(services[1], 3 + (method % 2))}(id, quantity)" : "Math.Min(quantity, 1)")}};
                    total += {{(calls ? $"repository.{Operation(services[0], method)}(id)" : "Math.Min(quantity, 2)")}};
                    var last = {{third}};
                    _text.Append(last);
                    return _text.ToString();
                }

            """);
    }
}
