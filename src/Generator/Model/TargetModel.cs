namespace InstrumentGen.Generator.Model;

/// <summary>A method, in the text that generated code needs to declare one like it and to call it. Identifiers are escaped.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ContainingType">Its type, fully qualified, with type parameters.</param>
/// <param name="MetadataType">The type's name as metadata has it, with its assembly where that is another, where <paramref name="Access"/> needs it; else empty.</param>
/// <param name="Receiver">How it is reached.</param>
/// <param name="Access">Whether generated code may call it.</param>
/// <param name="IsExtension">Whether it can be called like a method of its first parameter.</param>
/// <param name="TypeParameters">The type parameters of the containing types, outermost first, then its own.</param>
/// <param name="Parameters">Its parameters, without the receiver.</param>
/// <param name="ReturnType">Its return type, fully qualified.</param>
/// <param name="ReturnShape">When its call has ended.</param>
/// <param name="Attributes">Attributes that a method that calls it must carry as well, as C#.</param>
/// <param name="IsObsolete">Whether code that names it must be obsolete itself, so that the compiler does not report it.</param>
/// <param name="Experiments">The ids of experimental diagnostics that calling it raises.</param>
sealed record TargetModel(
    string Name,
    string ContainingType,
    string MetadataType,
    ReceiverKind Receiver,
    TargetAccess Access,
    bool IsExtension,
    EquatableArray<TypeParameterModel> TypeParameters,
    EquatableArray<ParameterModel> Parameters,
    string ReturnType,
    ReturnShape ReturnShape,
    EquatableArray<string> Attributes,
    bool IsObsolete,
    EquatableArray<string> Experiments)
{
    /// <summary>Whether the signature has a pointer, and so only unsafe code can declare one like it.</summary>
    public bool IsUnsafe => Parameters.Select(static parameter => parameter.Type).Append(ReturnType).Any(static type => type.Contains('*'));

    public IEnumerable<TypeParameterModel> OwnTypeParameters => TypeParameters.Where(static parameter => parameter.IsOfMethod);

    public IEnumerable<TypeParameterModel> InheritedTypeParameters => TypeParameters.Where(static parameter => !parameter.IsOfMethod);

    /// <summary>The names that parameters and type parameters take, not escaped: a name beside them must be another.</summary>
    public IEnumerable<string> DeclaredNames =>
        Parameters.Select(static parameter => parameter.Name).Concat(TypeParameters.Select(static parameter => parameter.Name)).Select(static name => name.TrimStart('@'));

    public IEnumerable<ParameterModel> CancellationTokens => Parameters.Where(static parameter => parameter.IsCancellationToken);
}

/// <summary>How a method is reached.</summary>
enum ReceiverKind
{
    /// <summary>Through its type.</summary>
    None,

    /// <summary>Through an object.</summary>
    Object,

    /// <summary>Through a variable of a value type, which it may change.</summary>
    Variable,

    /// <summary>Through a variable of a value type, which it does not change.</summary>
    ReadOnlyVariable,
}

/// <summary>Whether generated code may call a method.</summary>
enum TargetAccess
{
    /// <summary>It may.</summary>
    Direct,

    /// <summary>Only through an unsafe accessor: the method is private or protected, its type and signature are not.</summary>
    Accessor,

    /// <summary>As <see cref="Accessor"/>, for a static class, which cannot be the type of a parameter.</summary>
    AccessorByTypeName,
}

/// <summary>What a method returns, by when its call has ended.</summary>
enum ReturnShape
{
    /// <summary>Nothing: with the call.</summary>
    Void,

    /// <summary>A value: with the call.</summary>
    Value,

    /// <summary>A reference: with the call.</summary>
    Reference,

    /// <summary>A task: with the task.</summary>
    Task,

    /// <summary>A value task: with the task.</summary>
    ValueTask,

    /// <summary>It is an iterator, which runs in steps: with the enumeration.</summary>
    Sequence,
}
