namespace InstrumentGen.Generator.Model;

/// <summary>How generated code reads a member that it may not name: through an unsafe accessor.</summary>
/// <param name="Kind">The name of the <c>UnsafeAccessorKind</c>.</param>
/// <param name="Name">The name in metadata of the field, or of the property's getter.</param>
/// <param name="Type">What it returns, fully qualified, with <c>ref</c> where it does so.</param>
/// <param name="Owner">The type that declares it, fully qualified.</param>
/// <param name="MetadataOwner">That type's name as metadata has it, where it is a static class, which cannot be the type of a parameter; else empty.</param>
/// <param name="IsOfVariable">Whether it is reached through a variable of a value type.</param>
sealed record MemberAccessorModel(string Kind, string Name, string Type, string Owner, string MetadataOwner, bool IsOfVariable);
