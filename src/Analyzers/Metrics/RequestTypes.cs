using InstrumentGen.Analyzers.Structural;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Metrics;

/// <summary>Types whose objects frameworks make for each request or message.</summary>
static class RequestTypes
{
    static readonly string[] s_types =
    [
        "Microsoft.AspNetCore.Mvc.ControllerBase", "Microsoft.AspNetCore.Mvc.RazorPages.PageModel", "Microsoft.AspNetCore.Mvc.ViewComponent", "Microsoft.AspNetCore.SignalR.Hub", "Microsoft.AspNetCore.Components.ComponentBase",
        "MediatR.IRequestHandler", "MediatR.INotificationHandler", "MassTransit.IConsumer", "Quartz.IJob",
    ];

    /// <summary>Whether the type is one of them.</summary>
    public static bool Has(INamedTypeSymbol? type) => type is { TypeKind: TypeKind.Class, IsAbstract: false } && s_types.Any(type.IsA);
}
