using System.Globalization;

namespace InstrumentGen.Benchmarks.Projects;

/// <summary>About 100,000 lines of a business application as people write them: 200 modules of five files each. About one line in 80 logs,
/// traces, measures or throws with a value in the message; one method in 25 is an operation of ours.</summary>
static class ApplicationProject
{
    const int Modules = 200;

    static readonly string[] s_nouns =
    [
        "Order", "Cart", "Invoice", "Refund", "Parcel", "Voucher", "Customer", "Address", "Stock", "Quote", "Shipment", "Payment", "Ledger", "Bundle", "Review", "Coupon",
        "Pallet", "Route", "Driver", "Claim", "Policy", "Ticket", "Seat", "Badge", "Device", "Tariff", "Contract", "Lead", "Offer", "Basket", "Gift", "Batch", "Recipe",
        "Sample", "Depot", "Carrier", "Supplier", "Account", "Mandate", "Dispute",
    ];

    static readonly string[] s_measures = ["Weight", "Margin", "Discount", "Volume", "Tax", "Freight", "Deposit"];

    public static SyntheticProject Create() => new(
    [
        ("Usings.cs", """
            global using System;
            global using System.Collections.Generic;
            global using System.Diagnostics;
            global using System.Diagnostics.Metrics;
            global using System.Globalization;
            global using System.Linq;
            global using System.Text;
            global using System.Threading;
            global using System.Threading.Tasks;
            global using InstrumentGen;
            global using Microsoft.Extensions.Logging;

            """),
        .. Enumerable.Range(0, Modules).SelectMany(Module),
    ]);

    static IEnumerable<(string Path, string Text)> Module(int number)
    {
        var module = new ApplicationModule(
            number,
            s_nouns[number % s_nouns.Length] + (number / s_nouns.Length).ToString(CultureInfo.InvariantCulture),
            s_measures[number % s_measures.Length],
            s_measures[(number + 3) % s_measures.Length]);
        yield return ($"{module.Name}/{module.Name}.cs", DomainTemplate.Write(module));
        yield return ($"{module.Name}/{module.Name}Rules.cs", RulesTemplate.Write(module));
        yield return ($"{module.Name}/{module.Name}Repository.cs", RepositoryTemplate.Write(module));
        yield return ($"{module.Name}/{module.Name}Service.cs", ServiceTemplate.Write(module));
        yield return ($"{module.Name}/{module.Name}Report.cs", ReportTemplate.Write(module));
    }
}

/// <summary>What a module of the application is called.</summary>
/// <param name="Number">Its number, for what differs from module to module.</param>
/// <param name="Name">What it is about.</param>
/// <param name="First">A measure of it.</param>
/// <param name="Second">Another.</param>
sealed record ApplicationModule(int Number, string Name, string First, string Second);
