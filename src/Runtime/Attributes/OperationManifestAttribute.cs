namespace InstrumentGen;

/// <summary>Names the operations of an assembly that other assemblies can call, so that those weave their own calls. The build writes
/// it.</summary>
/// <param name="operations">The documentation ids of the methods.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class OperationManifestAttribute(params string[] operations) : Attribute
{
    /// <summary>The documentation ids of the methods, such as <c>M:Shop.OrderService.PlaceAsync(Shop.Cart)</c>.</summary>
    public IReadOnlyList<string> Operations { get; } = operations;

    /// <summary>Those of them that are iterators.</summary>
    /// <value>None.</value>
    public string[] Iterators { get; init; } = [];
}
