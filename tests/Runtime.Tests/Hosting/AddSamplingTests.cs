using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class AddSamplingTests : IDisposable
{
    readonly ActivitySource _source = new($"Hosted.{Guid.NewGuid()}");

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _source.Dispose();

    [Fact]
    public void AddSampling_Null_Throws() => Assert.Throws<ArgumentNullException>("builder", () => default(InstrumentGenBuilder)!.AddSampling());

    [Fact]
    public async Task AddSampling_InAHost_DecidesFromItsStartToItsEnd()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddInstrumentGen().AddSampling(options => options.Sources = source => source == _source).AddSampling(static options => options.Ratio = 0);
        using (IHost host = builder.Build())
        {
            Assert.False(_source.HasListeners());
            await host.StartAsync(Token);
            using Activity? span = _source.StartActivity("span");
            Assert.False(span!.Recorded);
            await host.StopAsync(Token);
        }

        Assert.False(_source.HasListeners());
    }

    [Fact]
    public async Task Host_WithoutAddSampling_DecidesNothing()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddInstrumentGen();
        builder.Services.Configure<TraceSamplingOptions>(options => options.Sources = source => source == _source);
        using IHost host = builder.Build();
        await host.StartAsync(Token);
        Assert.False(_source.HasListeners());
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task AddSampling_OfNoRatio_KeepsTheHostFromStarting()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddInstrumentGen().AddSampling(static options => options.Ratio = 2);
        using IHost host = builder.Build();
        ArgumentOutOfRangeException exception = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => host.StartAsync(Token));
        Assert.Equal(2.0, exception.ActualValue);
    }

    [Fact]
    public void Sources_ThatThrow_AreCountedAndLeftAlone()
    {
        using var failures = new FailureRecorder();
        string name = $"Throws.{Guid.NewGuid()}";
        using TraceSampling sampling = TraceSampling.Use(new TraceSamplingOptions { Ratio = 1, Sources = source => source.Name == name ? throw new IOException() : false });
        using ActivitySource source = new(name);
        Assert.False(source.HasListeners());
        Assert.Equal(1, failures.Count);
    }
}
