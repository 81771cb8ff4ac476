using Microsoft.CodeAnalysis;
using static InstrumentGen.Analyzers.Tests.Harness.Verifier;

namespace InstrumentGen.Analyzers.Tests.Rules;

/// <summary>IG0020.</summary>
public sealed class FrameworkCallTests
{
    [Fact]
    public Task Method_ThatAFrameworkCalls_Fires() => Verify(Web("""
        [Traced, Metered] public class OrdersController : ControllerBase
        {
            public int {|IG0020:Get|}() => 1;
            [NonAction] public int Other() => 1 + Other();
            int Own() => 1;
            public static int Sum() => 1;
        }
        public class CartModel : PageModel
        {
            [Traced] public void {|IG0020:OnGet|}() { }
            [Logged] public void {|IG0020:OnPost|}() { }
            [Traced] public Task {|IG0020:OnPostBuyAsync|}() => Task.CompletedTask;
            [Traced] public void Load() { }
        }
        public class Chat : Hub
        {
            [Traced] public Task {|IG0020:Send|}(string text) => Task.CompletedTask;
            [Traced] public override Task {|IG0020:OnConnectedAsync|}() => Task.CompletedTask;
        }
        class Cleaner : BackgroundService
        {
            [Traced] protected override Task {|IG0020:ExecuteAsync|}(CancellationToken stoppingToken) => Task.CompletedTask;
            [Traced] public override Task {|IG0020:StopAsync|}(CancellationToken cancellationToken) => Task.CompletedTask;
        }
        class Starter : IHostedService
        {
            [Traced] public Task {|IG0020:StartAsync|}(CancellationToken cancellationToken) => Task.CompletedTask;
            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        }
        class Check : IHealthCheck
        {
            [Traced] public Task<HealthCheckResult> {|IG0020:CheckHealthAsync|}(HealthCheckContext context, CancellationToken cancellationToken) => Task.FromResult(HealthCheckResult.Healthy());
        }
        class Gate : IMiddleware { [Traced] public Task {|IG0020:InvokeAsync|}(HttpContext context, RequestDelegate next) => next(context); }
        class Proxy : DelegatingHandler { [Traced] protected override Task<HttpResponseMessage> {|IG0020:SendAsync|}(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage()); }
        """), WithLibraries);

    [Fact]
    public Task Method_OfALibraryThatIsNotReferencedHere_FiresByItsName() => Verify("""
        namespace MassTransit { public interface IConsumer<T> { Task Consume(T message); } }
        namespace Grpc.Core { [AttributeUsage(AttributeTargets.Class)] public sealed class BindServiceMethodAttribute : Attribute; }
        namespace Shop
        {
            static class Greeter { [Grpc.Core.BindServiceMethod] public abstract class GreeterBase { public virtual Task<int> Greet(int n) => Task.FromResult(n); } }
            class GreeterService : Greeter.GreeterBase { [Traced] public override Task<int> {|IG0020:Greet|}(int n) => Task.FromResult(n); }
            class Placed : MassTransit.IConsumer<string> { [Traced] public Task {|IG0020:Consume|}(string message) => Task.CompletedTask; }
        }
        """);

    [Fact]
    public Task EntryPoint_Annotated_Fires() => Verify("""
        static class Program { [Traced] static int {|IG0020:Main|}() => 0; }
        """, static project => project with { OutputKind = OutputKind.ConsoleApplication });

    /// <summary>It has been told where it is declared.</summary>
    [Fact]
    public Task Method_ThatAFrameworkCalls_IsNotSaidToBeUncalled() => VerifyCalls(Web("""
        class Cleaner : BackgroundService
        {
            [Traced] protected override Task {|IG0020:ExecuteAsync|}(CancellationToken stoppingToken) => Task.CompletedTask;
            [Traced] public void {|IG0008:Other|}() { }
        }
        """), WithLibraries);

    [Fact]
    public Task Method_ThatIsPartialOrNotOfAFramework_IsSilent() => Verify(Web("""
        partial class Cleaner : BackgroundService
        {
            [Traced] protected override partial Task ExecuteAsync(CancellationToken stoppingToken);
            Task ExecuteCoreAsync(CancellationToken stoppingToken) => Task.CompletedTask;
            [Traced] public void Clean() { }
        }
        class Worker { [Traced] public Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask; }
        interface IHostedService { Task StartAsync(); }
        class Own : IHostedService { [Traced] public Task StartAsync() => Task.CompletedTask; }
        """), WithLibraries);

    static TestProject WithLibraries(TestProject project) => project with { ReferencesLibraries = true, WarningsAsErrors = false };

    static string Web(string source) => """
        using System.Net.Http;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.Diagnostics.HealthChecks;
        using Microsoft.Extensions.Hosting;

        """ + source;
}
