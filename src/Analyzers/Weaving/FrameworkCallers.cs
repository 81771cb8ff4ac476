using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>Methods that frameworks call: their calls are in assemblies that are built already.</summary>
static class FrameworkCallers
{
    static readonly string[] s_pageVerbs = ["OnGet", "OnPost", "OnPut", "OnDelete", "OnPatch", "OnHead", "OnOptions"];

    // All public methods of such a class.
    static readonly Dictionary<string, string> s_classes = new(StringComparer.Ordinal)
    {
        ["Microsoft.AspNetCore.Mvc.ControllerBase"] = "ASP.NET Core calls it as an action",
        ["Microsoft.AspNetCore.SignalR.Hub"] = "SignalR calls it",
    };

    // What implements or overrides a member of such a type.
    static readonly Dictionary<string, string> s_contracts = new(StringComparer.Ordinal)
    {
        ["Microsoft.Extensions.Hosting.IHostedService"] = "the host calls it",
        ["Microsoft.Extensions.Hosting.IHostedLifecycleService"] = "the host calls it",
        ["Microsoft.Extensions.Hosting.BackgroundService"] = "the host calls it",
        ["Microsoft.Extensions.Diagnostics.HealthChecks.IHealthCheck"] = "the health check service calls it",
        ["Microsoft.AspNetCore.Http.IMiddleware"] = "ASP.NET Core calls it",
        ["Microsoft.AspNetCore.Diagnostics.IExceptionHandler"] = "ASP.NET Core calls it",
        ["Microsoft.AspNetCore.Http.IEndpointFilter"] = "ASP.NET Core calls it",
        ["Microsoft.AspNetCore.Authorization.IAuthorizationHandler"] = "ASP.NET Core calls it",
        ["Microsoft.AspNetCore.Authorization.AuthorizationHandler`1"] = "ASP.NET Core calls it",
        ["Microsoft.AspNetCore.Authentication.AuthenticationHandler`1"] = "ASP.NET Core calls it",
        ["Microsoft.AspNetCore.Mvc.Filters.IActionFilter"] = "ASP.NET Core calls it",
        ["Microsoft.AspNetCore.Mvc.Filters.IAsyncActionFilter"] = "ASP.NET Core calls it",
        ["Microsoft.AspNetCore.Mvc.Filters.IAsyncExceptionFilter"] = "ASP.NET Core calls it",
        ["Microsoft.AspNetCore.SignalR.Hub"] = "SignalR calls it",
        ["Microsoft.AspNetCore.Components.ComponentBase"] = "the renderer calls it",
        ["System.Net.Http.DelegatingHandler"] = "HttpClient calls it",
        ["System.Net.Http.HttpMessageHandler"] = "HttpClient calls it",
        ["MassTransit.IConsumer`1"] = "MassTransit calls it",
        ["MediatR.IRequestHandler`1"] = "MediatR calls it",
        ["MediatR.IRequestHandler`2"] = "MediatR calls it",
        ["MediatR.INotificationHandler`1"] = "MediatR calls it",
        ["MediatR.IPipelineBehavior`2"] = "MediatR calls it",
        ["NServiceBus.IHandleMessages`1"] = "NServiceBus calls it",
        ["Rebus.Handlers.IHandleMessages`1"] = "Rebus calls it",
        ["Quartz.IJob"] = "Quartz calls it",
    };

    static readonly Dictionary<string, string> s_attributes = new(StringComparer.Ordinal)
    {
        ["Microsoft.Azure.Functions.Worker.FunctionAttribute"] = "Azure Functions calls it",
        ["Amazon.Lambda.Annotations.LambdaFunctionAttribute"] = "AWS Lambda calls it",
        ["Microsoft.JSInterop.JSInvokableAttribute"] = "JavaScript calls it",
    };

    /// <summary>Who calls the method, as a clause; <see langword="null"/> where no framework that is known does.</summary>
    public static string? Of(IMethodSymbol method, Compilation compilation)
    {
        if (method.MethodKind != MethodKind.Ordinary) return null;
        if (SymbolEqualityComparer.Default.Equals(compilation.GetEntryPoint(default), method)) return "the runtime calls it";
        return ByAttribute(method) ?? ByClass(method) ?? ByContract(method);
    }

    static string? ByAttribute(IMethodSymbol method) => method.GetAttributes()
        .Select(static attribute => attribute.AttributeClass is { } type && s_attributes.TryGetValue(FullName(type), out string? who) ? who : null)
        .FirstOrDefault(static who => who is not null);

    static string? ByClass(IMethodSymbol method)
    {
        if (method.IsStatic || method.DeclaredAccessibility != Accessibility.Public) return null;
        for (INamedTypeSymbol? type = method.ContainingType.BaseType; type is not null; type = type.BaseType)
        {
            string name = FullName(type);
            if (name == "Microsoft.AspNetCore.Mvc.RazorPages.PageModel") return s_pageVerbs.Any(verb => method.Name.StartsWith(verb, StringComparison.Ordinal)) ? "ASP.NET Core calls it as a page's handler" : null;
            if (s_classes.TryGetValue(name, out string? who)) return AttributeReader.Has(method, "Microsoft.AspNetCore.Mvc.NonActionAttribute") ? null : who;
        }

        return null;
    }

    static string? ByContract(IMethodSymbol method)
    {
        foreach (INamedTypeSymbol contract in BaseMembers.Of(method).Select(static member => member.ContainingType))
        {
            if (s_contracts.TryGetValue(FullName(contract), out string? who)) return who;
            // The base class of a gRPC service is written into the project itself.
            if (AttributeReader.Has(contract, "Grpc.Core.BindServiceMethodAttribute")) return "gRPC calls it";
        }

        return null;
    }

    static string FullName(INamedTypeSymbol type) => type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{type.MetadataName}" : type.MetadataName;
}
