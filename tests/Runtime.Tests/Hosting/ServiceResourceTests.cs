using System.Reflection;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class ServiceResourceTests
{
    [Fact]
    public void Resource_WithoutVariables_IsTheEntryAssembly()
    {
        ServiceResource resource = ServiceResource.FromEnvironment(static _ => null);
        Assembly entry = Assembly.GetEntryAssembly()!;
        Assert.Equal(
            (entry.GetName().Name, entry.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion, false),
            (resource.Name, resource.Version, resource.IsNameGiven));
        Assert.True(Guid.TryParse(resource.InstanceId, out _));
        Assert.Equal(resource.InstanceId, ServiceResource.FromEnvironment(static _ => null).InstanceId);
    }

    [Fact]
    public void Attributes_OfTheVariable_AreDecodedAndTheOwnNameWins()
    {
        ServiceResource resource = Of("shop", "service.name=other, service.version=2, service.instance.id=i-1,zone=eu%2Cwest%3D1");
        Assert.Equal(("shop", "2", "i-1", true), (resource.Name, resource.Version, resource.InstanceId, resource.IsNameGiven));
        Assert.Equal([new("zone", "eu,west=1")], resource.Attributes);
    }

    [Fact]
    public void Name_OfTheAttributesAlone_IsTheName() => Assert.Equal("other", Of(null, "service.name=other").Name);

    [Theory]
    [InlineData("zone=1,broken")]
    [InlineData("=1")]
    public void Attributes_ThatCannotBeRead_AreNoneAndCounted(string attributes)
    {
        long before = TelemetryFailures.Count;
        ServiceResource resource = Of("shop", attributes);
        Assert.Empty(resource.Attributes);
        Assert.Equal(before + 1, TelemetryFailures.Count);
    }

    static ServiceResource Of(string? name, string attributes) =>
        ServiceResource.FromEnvironment(variable => variable == "OTEL_SERVICE_NAME" ? name : variable == "OTEL_RESOURCE_ATTRIBUTES" ? attributes : null);
}
