using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Structural.Work;

/// <summary>Calls of other processes that are known, as data.</summary>
static class OutgoingCalls
{
    // The type, or what it derives from, and how the members begin. No beginning stands for all of them.
    static readonly (string Type, string[] Beginnings)[] s_rows =
    [
        ("System.Net.Http.HttpMessageInvoker", ["Send", "Get", "Post", "Put", "Patch", "Delete"]),
        ("System.Net.Http.Json.HttpClientJsonExtensions", []),
        ("System.Net.Mail.SmtpClient", ["Send"]),
        ("System.Data.IDbCommand", ["Execute"]),
        ("System.Data.Common.DbCommand", ["Execute"]),
        ("Microsoft.EntityFrameworkCore.DbContext", ["SaveChanges"]),
        ("Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions", ["ToList", "ToArray", "First", "Single", "Any", "Count", "Execute"]),
        ("Dapper.SqlMapper", ["Query", "Execute"]),
        ("Grpc.Core.ClientBase", []),
        ("RabbitMQ.Client.IModel", ["BasicPublish"]),
        ("RabbitMQ.Client.IChannel", ["BasicPublish"]),
        ("Confluent.Kafka.IProducer", ["Produce"]),
        ("Azure.Messaging.ServiceBus.ServiceBusSender", ["Send"]),
    ];

    public static bool Has(IMethodSymbol method)
    {
        foreach ((string type, string[] beginnings) in s_rows)
        {
            if ((beginnings.Length == 0 || beginnings.Any(beginning => method.Name.StartsWith(beginning, StringComparison.Ordinal))) && method.ContainingType.IsA(type)) return true;
        }

        return false;
    }
}
