using static InstrumentGen.Analyzers.Tests.Harness.FlowVerifier;

namespace InstrumentGen.Analyzers.Tests.Rules.Structure;

/// <summary>IG3002.</summary>
public sealed class PropagationOffTests
{
    static Task VerifyMembers(string members, string type = "Clients") => Verify($$"""
        using System.Net.Http;
        class {{type}}
        {
            void Use(object value) { }
        {{members}}
        }
        """);

    [Theory]
    [InlineData("""HttpClient Run() => new(new SocketsHttpHandler { {|IG3002:ActivityHeadersPropagator|} = null });""")]
    [InlineData("""void Run() { var handler = new SocketsHttpHandler(); handler.{|IG3002:ActivityHeadersPropagator|} = null; Use(new HttpClient(handler)); }""")]
    [InlineData("""void Run(SocketsHttpHandler handler) => handler.{|IG3002:ActivityHeadersPropagator|} = DistributedContextPropagator.CreateNoOutputPropagator();""")]
    [InlineData("""readonly HttpClient _http = new(new SocketsHttpHandler { {|IG3002:ActivityHeadersPropagator|} = null });""")]
    [InlineData("""Func<HttpMessageHandler> Run() => () => new SocketsHttpHandler { {|IG3002:ActivityHeadersPropagator|} = null };""")]
    public Task Handler_WithoutAPropagator_Fires(string member) => VerifyMembers(member);

    [Theory]
    [InlineData("""static Clients() { DistributedContextPropagator.{|IG3002:Current|} = DistributedContextPropagator.CreateNoOutputPropagator(); }""")]
    [InlineData("""void Run() => AppContext.{|IG3002:SetSwitch|}("System.Net.Http.EnableActivityPropagation", false);""")]
    public Task Process_WithoutPropagation_Fires(string member) => VerifyMembers(member);

    [Fact]
    public Task NoopPropagator_OfOpenTelemetry_Fires() => Verify("""
        namespace OpenTelemetry
        {
            static class Sdk { public static void SetDefaultTextMapPropagator(object propagator) { } }
        }
        class NoopPropagator;
        class NormalPropagator;
        class Setup
        {
            void Run()
            {
                OpenTelemetry.Sdk.{|IG3002:SetDefaultTextMapPropagator|}(new NoopPropagator());
                OpenTelemetry.Sdk.SetDefaultTextMapPropagator(new NormalPropagator());
            }
        }
        """);

    [Theory]
    [InlineData("""HttpClient Run() => new(new SocketsHttpHandler { ActivityHeadersPropagator = DistributedContextPropagator.CreateDefaultPropagator() });""")]
    [InlineData("""void Run() => DistributedContextPropagator.Current = DistributedContextPropagator.CreatePassThroughPropagator();""")]
    [InlineData("""void Run() => AppContext.SetSwitch("System.Net.Http.EnableActivityPropagation", true);""")]
    [InlineData("""void Run(bool isOn) => AppContext.SetSwitch("System.Net.Http.EnableActivityPropagation", isOn);""")]
    [InlineData("""void Run() => AppContext.SetSwitch("System.Net.SocketsHttpHandler.Http3Support", false);""")]
    [InlineData("""void Run() => Use(DistributedContextPropagator.CreateNoOutputPropagator());""")]
    [InlineData("""void Run(HttpClientHandler handler) => handler.UseProxy = false;""")]
    public Task Propagation_LeftOn_IsSilent(string member) => VerifyMembers(member);

    [Theory]
    [InlineData("""readonly HttpMessageInvoker _invoker = new(new SocketsHttpHandler { ActivityHeadersPropagator = null });""")]
    [InlineData("""void Run() { var handler = new SocketsHttpHandler { ActivityHeadersPropagator = null }; Use(new HttpMessageInvoker(handler)); }""")]
    [InlineData("""void Run() { var handler = new SocketsHttpHandler(); handler.ActivityHeadersPropagator = null; Use(new HttpMessageInvoker(handler, true)); }""")]
    public Task Handler_OfAnInvoker_IsSilent(string member) => VerifyMembers(member);

    [Theory]
    [InlineData("ReverseProxy")]
    [InlineData("RequestForwarder")]
    [InlineData("OtlpExporter")]
    [InlineData("CollectorClient")]
    public Task Handler_OfAProxyOrExporter_IsSilent(string type) => VerifyMembers("""HttpClient Run() => new(new SocketsHttpHandler { ActivityHeadersPropagator = null });""", type);

    [Theory]
    [InlineData("""void Run(bool isTracingOff) { if (isTracingOff) AppContext.SetSwitch("System.Net.Http.EnableActivityPropagation", false); }""")]
    [InlineData("""void Run(SocketsHttpHandler handler, bool propagateTraces) { if (!propagateTraces) { handler.ActivityHeadersPropagator = null; } }""")]
    public Task Propagation_ThatASettingDecides_IsSilent(string member) => VerifyMembers(member);

    [Fact]
    public Task Handler_WhoseHeadersAreWrittenByHand_IsSilent() => VerifyMembers("""
        readonly HttpClient _http = new(new SocketsHttpHandler { ActivityHeadersPropagator = null });
        void Send(HttpRequestMessage request) { request.Headers.Add("traceparent", Activity.Current?.Id); _http.Send(request); }
        """);
}
