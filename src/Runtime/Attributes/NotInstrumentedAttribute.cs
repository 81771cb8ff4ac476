namespace InstrumentGen;

/// <summary>Takes a method out of what an attribute on its type instruments.</summary>
/// <example>
/// <code>
/// [Traced, Metered]
/// public class Catalogue
/// {
///     public Product? Find(string sku) { ... }
///
///     [NotInstrumented]
///     public int Count() => _products.Count;
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class NotInstrumentedAttribute : Attribute;
